// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.util.List;

/** The answer to an inquiry. The edge carries it out and decides nothing itself. */
public sealed interface Verdict extends Event {
    /** The inquiry's id. */
    String id();

    /** Which version of the policy decided, for explanation afterwards. */
    String policyVersion();

    /** @param findings to be sent along with the envelope inquiries of this session */
    record Connection(String id, String policyVersion, Decision decision, ConnectionFindings findings)
            implements Verdict {}

    /** @param decisions one for each recipient of the inquiry, in its order */
    record Envelope(String id, String policyVersion, List<Decision> decisions) implements Verdict {}

    /**
     * @param lane where an accepted message goes
     * @param decisions one for each recipient of the inquiry, in its order
     */
    record Message(String id, String policyVersion, Lane lane, List<Decision> decisions) implements Verdict {}
}
