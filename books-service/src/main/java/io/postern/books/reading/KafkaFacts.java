// SPDX-License-Identifier: Apache-2.0
package io.postern.books.reading;

import io.postern.books.entry.Books;
import io.postern.books.orders.Holds;
import io.postern.contracts.event.Command;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.Event;
import io.postern.contracts.event.QuarantinedMessage;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import java.nio.ByteBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Tells the books what a record says. What is no event of this release is counted and passed over. */
final class KafkaFacts {
    private final Books books;
    private final Holds holds;

    KafkaFacts(Books books, Holds holds) {
        this.books = books;
        this.holds = holds;
    }

    void lane(ConsumerRecord<byte[], ByteBuffer> next, long now) {
        var found = JsonLaneRecord.read(next.value(), next.timestamp());
        if (found == null) {
            books.unreadable();
        } else {
            books.onLane(found, now);
        }
    }

    void other(ConsumerRecord<byte[], ByteBuffer> next, long now) {
        if (next.value() == null) {
            // Something was deleted from a compacted topic, after it had ended.
            return;
        }
        try {
            switch (event(next)) {
                case DeliveryOutcome outcome -> books.outcome(outcome, now);
                case QuarantinedMessage quarantined -> books.quarantined(quarantined, now);
                case Command command -> holds.apply(command);
                default -> books.unreadable();
            }
        } catch (UnreadableRecord e) {
            books.unreadable();
        }
    }

    /** An outcome that was counted already. */
    void remember(ConsumerRecord<byte[], ByteBuffer> next, long now) {
        try {
            if (next.value() != null && event(next) instanceof DeliveryOutcome outcome) {
                books.remember(outcome, now);
            }
        } catch (UnreadableRecord e) {
            // It was counted as such.
        }
    }

    private static Event event(ConsumerRecord<byte[], ByteBuffer> next) throws UnreadableRecord {
        var bytes = new byte[next.value().remaining()];
        next.value().duplicate().get(bytes);
        return JsonEvents.decode(bytes);
    }
}
