// SPDX-License-Identifier: Apache-2.0
package io.postern.books.parked;

import io.postern.books.look.NotKnown;
import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.access.KafkaRefusal;
import io.postern.contracts.line.KafkaParked;
import io.postern.contracts.parked.KafkaParkedReading;
import io.postern.contracts.parked.ParkedRecords;
import io.postern.contracts.reading.KafkaTopicReader;
import io.postern.contracts.topic.Topics;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Reads {@code postern.parked} once, and then what is added; whoever does that needs Read on it. Not for several threads. */
public final class KafkaParkedRecords implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaAccess kafka;
    private ParkedRecords<Kind> records = new ParkedRecords<>();
    private @Nullable KafkaTopicReader reader;

    public KafkaParkedRecords(KafkaAccess kafka) {
        this.kafka = kafka;
    }

    /**
     * How many an operator is not done with, of each kind. Where that fails the next time begins anew.
     *
     * @throws NotKnown if Kafka does not answer, or not us
     */
    public Map<Kind, Long> count() {
        try {
            read();
        } catch (KafkaException e) {
            close();
            throw new NotKnown("what is parked is not known: "
                    + KafkaRefusal.words(e).orElseGet(() -> String.valueOf(e.getMessage())));
        }
        var counts = new EnumMap<Kind, Long>(Kind.class);
        for (var kind : Kind.values()) {
            counts.put(kind, 0L);
        }
        records.open().forEach(one -> counts.merge(one.record(), 1L, Long::sum));
        return counts;
    }

    private void read() {
        var open = reader;
        if (open == null) {
            open = new KafkaTopicReader(kafka, "postern-books-parked", PATIENCE);
            reader = open;
            open.read(List.of(Topics.PARKED), null, this::take);
        } else {
            open.readOn(this::take);
        }
        open.beginnings().forEach((place, offset) -> records.begins(place.partition(), offset));
    }

    private void take(ConsumerRecord<byte[], byte[]> next) {
        KafkaParkedReading.take(
                records,
                next,
                parked -> KafkaParked.origin(parked)
                        .map(origin -> Kind.of(origin.topic()))
                        .orElse(Kind.OTHER));
    }

    @Override
    public void close() {
        var open = reader;
        reader = null;
        records = new ParkedRecords<>();
        if (open != null) {
            open.close();
        }
    }
}
