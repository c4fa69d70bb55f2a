// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.parked;

import io.postern.contracts.line.KafkaParked;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes what is read of {@code postern.parked}, the records and the marks. */
public final class KafkaParkedReading {
    private KafkaParkedReading() {}

    /** @param known what is to be kept of a record; not asked of a mark */
    public static <R> void take(
            ParkedRecords<R> records,
            ConsumerRecord<byte[], byte[]> next,
            Function<ConsumerRecord<byte[], byte[]>, R> known) {
        var at = new Place(next.partition(), next.offset());
        KafkaParked.mark(next)
                .ifPresentOrElse(
                        mark -> records.marked(at, mark.done(), mark.of()),
                        () -> records.parked(at, KafkaParked.identity(next), known.apply(next)));
    }
}
