// SPDX-License-Identifier: Apache-2.0
package io.postern.books.parked;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.access.KafkaRefusal;
import io.postern.contracts.line.KafkaParked;
import io.postern.contracts.reading.KafkaTopicReader;
import io.postern.contracts.topic.Topics;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Reads {@code postern.parked} once, and then what is added; whoever does that needs Read on it. Not for several threads. */
public final class KafkaParkedRecords implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaAccess kafka;
    private final Map<Integer, Lying> partitions = new HashMap<>();
    private @Nullable KafkaTopicReader reader;

    public KafkaParkedRecords(KafkaAccess kafka) {
        this.kafka = kafka;
    }

    /**
     * How many an operator is not done with, of each kind. Where that fails the next time begins anew.
     *
     * @throws ParkedUnknown if Kafka does not answer, or not us
     */
    public Map<Kind, Long> count() throws ParkedUnknown {
        try {
            read();
        } catch (KafkaException e) {
            close();
            throw new ParkedUnknown(KafkaRefusal.words(e).orElseGet(() -> String.valueOf(e.getMessage())));
        }
        return Arrays.stream(Kind.values())
                .collect(Collectors.toMap(
                        kind -> kind,
                        kind -> partitions.values().stream()
                                .mapToLong(lying -> lying.count(kind))
                                .sum()));
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
        open.beginnings().forEach((place, offset) -> lying(place.partition()).begins(offset));
    }

    private void take(ConsumerRecord<byte[], byte[]> next) {
        var lying = lying(next.partition());
        KafkaParked.mark(next)
                .ifPresentOrElse(
                        mark -> lying.marked(mark.done(), mark.of()),
                        () -> lying.parked(
                                next.offset(),
                                KafkaParked.origin(next)
                                        .map(origin -> Kind.of(origin.topic()))
                                        .orElse(Kind.OTHER),
                                KafkaParked.identity(next)));
    }

    private Lying lying(int partition) {
        return partitions.computeIfAbsent(partition, _ -> new Lying());
    }

    @Override
    public void close() {
        var open = reader;
        reader = null;
        partitions.clear();
        if (open != null) {
            open.close();
        }
    }
}
