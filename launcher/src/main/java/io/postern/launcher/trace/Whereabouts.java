// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.trace;

import io.postern.contracts.event.Event;
import io.postern.contracts.event.Settlement;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a message is now, for each of its recipients: the last thing that is known. */
sealed interface Whereabouts {
    /** A remote has it. */
    record Delivered(Instant at, String to) implements Whereabouts {}

    /**
     * No further attempt.
     *
     * @param settlement who is told; null in events of earlier releases
     */
    record Failed(Instant at, String reply, @Nullable Settlement settlement) implements Whereabouts {}

    /** Taken out of the queue, or of the quarantine, by order. */
    record Removed(Instant at, String rule, @Nullable String order) implements Whereabouts {}

    /**
     * Set aside.
     *
     * @param entry its id
     * @param words the server's, or our reason
     */
    record Quarantined(Instant at, String entry, String words) implements Whereabouts {}

    /**
     * To be tried again.
     *
     * @param next when the next attempt is due
     * @param attempt the last that has ended
     */
    record Deferred(Instant next, String reply, int attempt) implements Whereabouts {}

    /** An operator holds it. @param attempt the one that is to come */
    record Held(int attempt) implements Whereabouts {}

    /** In a lane. @param attempt the one that is to come */
    record Queued(int attempt) implements Whereabouts {}

    /** For each recipient of that message. Events may come in any order that things became known in. */
    static Map<String, Whereabouts> of(String messageId, Collection<? extends Event> events) {
        var places = new Places(messageId);
        events.forEach(places::take);
        return places.last();
    }
}
