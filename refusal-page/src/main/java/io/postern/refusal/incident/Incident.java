// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.incident;

import io.postern.contracts.event.Reply;
import io.postern.refusal.cause.Cause;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refusal, and what led to it.
 *
 * @param client its address as text
 * @param helo null if it did not say, or that is not known; likewise the domain
 * @param senderDomain of the reverse-path, in lower case; its local part belongs to somebody, and is not here
 * @param reply as it was given
 * @param discretion to be asked before any of it is shown
 */
public record Incident(
        Instant at,
        String client,
        @Nullable String helo,
        @Nullable String senderDomain,
        Reply reply,
        List<Cause> causes,
        Discretion discretion) {
    public Incident {
        causes = List.copyOf(causes);
    }
}
