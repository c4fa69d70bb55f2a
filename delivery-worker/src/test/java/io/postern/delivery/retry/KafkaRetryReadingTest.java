// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.line.KafkaParking;
import io.postern.contracts.line.KafkaSender;
import io.postern.delivery.attempt.Faults;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class KafkaRetryReadingTest {
    private static final TopicPartition PLACE = new TopicPartition("postern.retry.1m", 0);

    private final ConcurrentLinkedQueue<Runnable> news = new ConcurrentLinkedQueue<>();
    private final AtomicInteger counted = new AtomicInteger();
    private final WaitingPartition partition = new WaitingPartition(Duration.ofMinutes(1), false, new Moved(), 1);

    /** As it does while too much waits for Kafka; the scheduler goes on as long as there is news. */
    @Test
    void what_cannot_be_parked_is_no_news_for_a_second_and_open_until_it_is() {
        var parking = new KafkaParking(closed());
        var reading = reading(partition, (_, _, _) -> false, parking);
        reading.take(new ConsumerRecord<>(PLACE.topic(), 0, 7, new byte[0], "garbage".getBytes()));
        Objects.requireNonNull(news.poll()).run();
        assertThat(news).isEmpty();
        assertThat(parking.unread()).isEqualTo(1);
        await().until(() -> !news.isEmpty());
        Objects.requireNonNull(news.poll()).run();
        assertThat(parking.unread()).isEqualTo(2);
        assertThat(partition.lowest()).isEqualTo(7);
    }

    @Test
    void mail_over_which_we_fail_is_not_parked_but_looked_at_again_in_a_second() {
        var parking = new KafkaParking(closed());
        var held = new WaitingPartition(Duration.ofMinutes(1), true, new Moved(), 1);
        var faults = new AtomicInteger(1);
        Holds holds = (_, _, _) -> {
            if (faults.getAndDecrement() > 0) {
                throw new IllegalStateException("a fault of ours");
            }
            return true;
        };
        var reading = reading(held, holds, parking);

        reading.take(mail(7, 100));

        assertThat(counted).as("somebody is told").hasValue(1);
        assertThat(held.pointers().size()).isEqualTo(1);
        assertThat(held.pointers().firstDue() - KafkaScheduler.now())
                .as("in a second")
                .isBetween(1L, 1000L);
        assertThat(held.lowest()).as("it is open").isEqualTo(7);
        assertThat(held.caughtUp()).isTrue();
        assertThat(news).isEmpty();
        assertThat(parking.unread()).isZero();
        assertThat(counted).hasValue(1);
    }

    @Test
    void what_cannot_be_linked_is_a_fault_of_ours_too() {
        var held = new WaitingPartition(Duration.ofMinutes(1), true, new Moved(), 1);
        Holds holds = (_, _, _) -> {
            throw new NoClassDefFoundError("io/postern/Missing");
        };

        reading(held, holds, new KafkaParking(closed())).take(mail(7, 100));

        assertThat(counted).hasValue(1);
        assertThat(held.lowest()).as("it is open").isEqualTo(7);
    }

    @Test
    void what_is_to_be_parked_is_kept_up_to_a_bound_and_nothing_of_that_over_which_we_fail() {
        var held = new WaitingPartition(Duration.ofMinutes(1), true, new Moved(), 1);
        Holds holds = (_, _, _) -> {
            throw new IllegalStateException("a fault of ours");
        };
        var reading = reading(held, holds, new KafkaParking(closed()));
        int octets = KafkaRetryReading.MOST_KEPT / 2;

        for (int offset = 1; offset < 5; offset++) {
            reading.take(mail(offset, octets));
        }
        reading.take(new ConsumerRecord<>(PLACE.topic(), 0, 5, new byte[0], new byte[octets]));
        assertThat(reading.full()).isFalse();
        reading.take(new ConsumerRecord<>(PLACE.topic(), 0, 6, new byte[0], new byte[octets]));
        assertThat(reading.full()).isTrue();
        assertThat(held.pointers().size()).isEqualTo(4);
        assertThat(held.lowest()).isEqualTo(1);
    }

    private KafkaRetryReading reading(WaitingPartition of, Holds holds, KafkaParking parking) {
        return new KafkaRetryReading(
                Map.of(PLACE, of), holds, parking, InstantSource.system(), news, new Faults(counted::incrementAndGet));
    }

    private static ConsumerRecord<byte[], byte[]> mail(long offset, int octets) {
        var waiting = new ProducerRecord<byte[], byte[]>(PLACE.topic(), new byte[octets]);
        KafkaLabels.write(waiting, "postern.outbound.incoming", Instant.EPOCH);
        var next = new ConsumerRecord<byte[], byte[]>(PLACE.topic(), 0, offset, new byte[0], waiting.value());
        waiting.headers().forEach(next.headers()::add);
        return next;
    }

    /** It fails at once. */
    static KafkaSender closed() {
        var sender = KafkaSender.durable(KafkaAccess.plain("127.0.0.1:1"), "test", Duration.ofSeconds(2));
        sender.close();
        return sender;
    }
}
