// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The client's name by PTR.
 *
 * @param host the forward-confirmed name (FCrDNS) in lower case without the final dot; null unless {@link
 *     Status#CONFIRMED}
 * @param names all PTR names as they were answered, at most ten
 */
public record ReverseDns(Status status, @Nullable String host, List<String> names) {
    public ReverseDns {
        Objects.requireNonNull(status, "status");
        names = List.copyOf(names);
    }

    public enum Status {
        /** A PTR name resolves back to the address. */
        CONFIRMED,
        /** There are PTR names, and none resolves back to the address. */
        UNCONFIRMED,
        /** The DNS says that there is no PTR record. */
        MISSING,
        /** The look-up failed; nothing is held against the client. */
        UNKNOWN
    }
}
