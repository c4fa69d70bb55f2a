// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An operator's order about mail that waits.
 *
 * @param id unique
 * @param at when it was given; orders about a sender or destination to cancel concern mail accepted before
 * @param by who gave it
 * @param route for {@link Action#REROUTE}: {@code host:port}; null takes an earlier one back
 * @param comment for whoever reads it later; may be empty
 */
public record Command(
        String id,
        Instant at,
        String by,
        Action action,
        Target target,
        @Nullable String route,
        String comment) implements Event {
    public Command {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(comment, "comment");
    }

    public enum Action {
        /** Try now what waits. */
        RETRY,
        /** No attempt until released. */
        HOLD,
        /** Ends a hold; of a message in quarantine: deliver it. */
        RELEASE,
        /** No further attempt, and no report. */
        CANCEL,
        /** Hand over to this server instead. */
        REROUTE,
        /** Of a message in quarantine: remove it. */
        DELETE
    }

    /** @param value a message id, a domain, an address, or the id of an entry in quarantine; in lower case but for ids */
    public record Target(Kind kind, String value) {
        public Target {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(value, "value");
        }

        public enum Kind {
            MESSAGE,
            DESTINATION,
            SENDER,
            QUARANTINED
        }
    }

    /**
     * The key of its record in the compacted topic: of orders that outweigh each other about one target only the last
     * counts.
     */
    public String key() {
        var family = switch (action) {
            case HOLD, RELEASE -> "hold";
            case RETRY -> "retry";
            case CANCEL, DELETE -> "end";
            case REROUTE -> "route";
        };
        return target.kind() + ":" + target.value() + ":" + family;
    }
}
