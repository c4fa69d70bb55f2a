// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.line.KafkaParking;
import io.postern.contracts.line.KafkaSender;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class KafkaRetryReadingTest {
    private static final TopicPartition PLACE = new TopicPartition("postern.retry.1m", 0);

    private final ConcurrentLinkedQueue<Runnable> news = new ConcurrentLinkedQueue<>();
    private final WaitingPartition partition = new WaitingPartition(Duration.ofMinutes(1), false, new Moved(), 1);

    /** As it does while too much waits for Kafka; the scheduler goes on as long as there is news. */
    @Test
    void what_cannot_be_parked_is_no_news_for_a_second_and_open_until_it_is() {
        var parking = new KafkaParking(closed());
        var reading = new KafkaRetryReading(
                Map.of(PLACE, partition), (_, _, _) -> false, parking, InstantSource.system(), news);
        reading.take(new ConsumerRecord<>(PLACE.topic(), 0, 7, new byte[0], "garbage".getBytes()));
        Objects.requireNonNull(news.poll()).run();
        assertThat(news).isEmpty();
        assertThat(parking.parked()).isEqualTo(1);
        await().until(() -> !news.isEmpty());
        Objects.requireNonNull(news.poll()).run();
        assertThat(parking.parked()).isEqualTo(2);
        assertThat(partition.lowest()).isEqualTo(7);
    }

    /** It fails at once. */
    private static KafkaSender closed() {
        var sender = KafkaSender.durable(KafkaAccess.plain("127.0.0.1:1"), "test", Duration.ofSeconds(2));
        sender.close();
        return sender;
    }
}
