// SPDX-License-Identifier: Apache-2.0
package io.postern.books.query;

import io.postern.books.entry.Entry;
import io.postern.books.entry.EntryKey;
import io.postern.books.orders.Holds;
import io.postern.contracts.event.Command;
import io.postern.contracts.topic.Topics;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an open entry stands at some time.
 *
 * @param hold the order that holds it; null if none does
 * @param overdue why it is past its time; null if it is not
 * @param overdueSince when it should have happened, in milliseconds since 1970
 */
public record Standing(
        Entry entry,
        Place place,
        @Nullable Command hold,
        @Nullable Reason overdue,
        long overdueSince) {
    /** Where an entry waits. */
    public enum Place {
        /** On its lane, for the next free connection, or in an attempt. */
        LANE,
        /** For the time of its next attempt. */
        WAITING,
        /** For an operator. */
        HELD
    }

    /** What has not happened in time. */
    public enum Reason {
        /** Accepted, and no attempt has ended. */
        NO_OUTCOME,
        /** Put off, and not tried again when it was time. */
        NOT_TRIED_AGAIN
    }

    /**
     * The topic that its content lies in; empty for none. What is held has been copied, which the books do not see until it is
     * released.
     */
    String content() {
        return place == Place.HELD && !entry.content().isEmpty() ? Topics.CONTENT_KEPT : entry.content();
    }

    /** @param now in milliseconds since 1970 */
    static Standing of(Entry entry, Holds holds, Duration grace, long now) {
        var id = entry.messageId();
        var names = List.of(entry.destination(), EntryKey.domain(entry.key()));
        var hold = holds.over(id, entry.sender(), names);
        if (hold != null) {
            return new Standing(entry, Place.HELD, hold, null, 0);
        }
        var place = entry.onLane() ? Place.LANE : Place.WAITING;
        long due = Math.max(entry.due(), holds.releasedAt(id, entry.sender(), names));
        if (now - due <= grace.toMillis()) {
            return new Standing(entry, place, null, null, 0);
        }
        return new Standing(entry, place, null, entry.attempt() == 0 ? Reason.NO_OUTCOME : Reason.NOT_TRIED_AGAIN, due);
    }
}
