// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.access.KafkaAccess;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KafkaJoinTest {
    private final KafkaJoin<Part> join = new KafkaJoin<>(Duration.ofMillis(1));
    private final AtomicInteger tries = new AtomicInteger();

    private static final class Part implements AutoCloseable {
        volatile boolean closed;

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void it_tries_until_kafka_answers_and_closes_what_was_opened() {
        var part = new Part();
        join.start(KafkaAccess.plain("kafka:9092"), brokers -> {
            assertThat(brokers.brokers()).isEqualTo("kafka:9092");
            if (tries.incrementAndGet() < 4) {
                throw new IllegalStateException("not yet");
            }
            return part;
        });
        await().until(() -> join.joined() != null);
        assertThat(join.joined()).isSameAs(part);
        assertThat(tries).hasValue(4);
        assertThat(part.closed).isFalse();
        join.close();
        assertThat(part.closed).isTrue();
        assertThat(join.joined()).isNull();
    }

    @Test
    void what_comes_before_comes_once_however_often_it_tries() {
        var rehearsals = new AtomicInteger();
        join.start(rehearsals::incrementAndGet, KafkaAccess.plain("kafka:9092"), _ -> {
            assertThat(rehearsals).hasValue(1);
            return tries.incrementAndGet() < 4 ? away() : new Part();
        });
        await().until(() -> join.joined() != null);
        assertThat(rehearsals).hasValue(1);
    }

    @Test
    void what_fails_before_keeps_nobody_out() throws InterruptedException {
        var part = new Part();
        Runnable failing = () -> {
            throw new NoClassDefFoundError("what is only rehearsed");
        };
        assertThat(join.await(failing, KafkaAccess.plain("kafka:9092"), _ -> part))
                .isSameAs(part);
    }

    @Test
    void who_waits_for_it_is_told_what_was_opened() throws InterruptedException {
        var part = new Part();
        assertThat(join.await(KafkaAccess.plain("kafka:9092"), _ -> part)).isSameAs(part);
    }

    @Test
    void once_closed_it_tries_no_more() throws InterruptedException {
        var slow = new KafkaJoin<Part>(Duration.ofHours(1));
        var done = Thread.ofVirtual().start(() -> {
            try {
                assertThat(slow.await(KafkaAccess.plain("kafka:9092"), _ -> away()))
                        .isNull();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        await().until(() -> tries.get() == 1);
        slow.close();
        assertThat(done.join(Duration.ofSeconds(10))).isTrue();
        assertThat(slow.await(KafkaAccess.plain("kafka:9092"), _ -> away())).isNull();
        assertThat(tries).hasValue(1);
    }

    @Test
    void what_opens_while_it_is_closed_is_closed_too() throws InterruptedException {
        var part = new Part();
        var opening = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        join.start(KafkaAccess.plain("kafka:9092"), _ -> {
            opening.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return part;
        });
        opening.await();
        join.close();
        goOn.countDown();
        await().until(() -> part.closed);
        assertThat(join.joined()).isNull();
    }

    private Part away() {
        tries.incrementAndGet();
        throw new IllegalStateException("away");
    }
}
