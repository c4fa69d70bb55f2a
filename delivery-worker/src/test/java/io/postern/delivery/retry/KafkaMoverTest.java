// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.event.Lane;
import io.postern.contracts.line.KafkaParking;
import io.postern.contracts.topic.Topics;
import io.postern.delivery.attempt.Faults;
import io.postern.delivery.retry.KafkaMover.Due;
import io.postern.delivery.retry.KafkaMover.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class KafkaMoverTest {
    private static final TopicPartition PLACE = new TopicPartition("postern.retry.1m", 0);
    /** So large that room for it is there twice. */
    private static final int OCTETS = 7 << 20;

    private final AtomicInteger faults = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> over = new ConcurrentLinkedQueue<>();

    @Test
    void what_came_of_each_is_told_once_where_the_outbox_throws_and_there_is_room_again() {
        try (var mover = mover()) {
            for (int round = 1; round <= 3; round++) {
                mover.move(PLACE, due(0, 1, 2), this::over);
                int told = 3 * round;
                await().atMost(Duration.ofSeconds(8)).until(() -> over.size() >= told);
                assertThat(over).hasSize(told);
                assertThat(faults).hasValue(round);
            }
            assertThat(over.stream().limit(3)).containsExactly("0 MOVED", "1 FAILED", "2 FAILED");
        }
    }

    private KafkaMover mover() {
        var consumer = new MockConsumer<byte[], byte[]>("none");
        consumer.updateBeginningOffsets(Map.of(PLACE, 0L));
        for (int round = 0; round < 3; round++) {
            consumer.schedulePollTask(() -> {
                for (int offset = 0; offset < 3; offset++) {
                    consumer.addRecord(mail(offset));
                }
            });
        }
        return new KafkaMover(
                consumer,
                (next, _) -> {
                    if (next.offset() == 1) {
                        throw new NoClassDefFoundError("planted");
                    }
                    return CompletableFuture.completedStage(null);
                },
                new KafkaParking(KafkaRetryReadingTest.closed()),
                new Faults(faults::incrementAndGet));
    }

    private void over(Due one, Result result) {
        over.add(one.offset() + " " + result);
    }

    private static List<Due> due(long... offsets) {
        return Arrays.stream(offsets)
                .mapToObj(offset -> new Due(offset, 0, new int[Pointers.HASHES]))
                .toList();
    }

    private static ConsumerRecord<byte[], byte[]> mail(long offset) {
        var waiting = new ProducerRecord<byte[], byte[]>(PLACE.topic(), new byte[0]);
        KafkaLabels.write(waiting, Topics.outbound(Lane.INCOMING), Instant.EPOCH);
        return new ConsumerRecord<>(
                PLACE.topic(),
                0,
                offset,
                0,
                TimestampType.CREATE_TIME,
                0,
                OCTETS,
                new byte[0],
                waiting.value(),
                waiting.headers(),
                Optional.empty());
    }
}
