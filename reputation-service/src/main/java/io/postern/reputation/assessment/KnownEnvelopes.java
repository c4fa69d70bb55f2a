// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import io.postern.contracts.event.Findings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about envelopes, until their messages come: a moment later, in the same session, it is not asked
 * again. Of the many that no message follows the oldest are forgotten; what is not known is asked for. Safe for use by
 * many threads.
 */
final class KnownEnvelopes {
    /** At a thousand messages a second those of the last four seconds; some 2 KB each. */
    private static final int MOST = 4096;

    private record Of(String sessionId, Party party) {}

    private final Map<Of, Findings.OfEnvelope> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Of, Findings.OfEnvelope> eldest) {
            return size() > MOST;
        }
    };

    /** @param findings that were complete, while the DNS answered */
    synchronized void put(String sessionId, Party party, Findings.OfEnvelope findings) {
        var of = new Of(sessionId, party);
        known.remove(of);
        known.put(of, findings);
    }

    /** Once: the next message of the session has an envelope of its own. */
    synchronized Findings.@Nullable OfEnvelope take(String sessionId, Party party) {
        return known.remove(new Of(sessionId, party));
    }
}
