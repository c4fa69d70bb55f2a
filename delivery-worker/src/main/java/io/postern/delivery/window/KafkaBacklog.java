// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.window;

import io.postern.contracts.health.KafkaPulse;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;

/** What is before a reader: how much is not taken yet, and how old the oldest is that was. */
public final class KafkaBacklog {
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Consumer<?, ?> consumer;
    private final Window window;
    private final KafkaPulse pulse;
    private long next = System.nanoTime();
    private volatile long lag;

    KafkaBacklog(Consumer<?, ?> consumer, Window window) {
        this.consumer = consumer;
        this.window = window;
        this.pulse = new KafkaPulse(consumer);
    }

    /** The reader's loop, and what Kafka answers to it. */
    public KafkaPulse pulse() {
        return pulse;
    }

    /**
     * Looks once a second, by the reader's own thread; that costs no question to a broker.
     *
     * @param fetched and not taken yet
     */
    void look(int fetched) {
        long now = System.nanoTime();
        if (now - next < 0) {
            return;
        }
        next = now + EVERY_NANOS;
        lag = fetched
                + consumer.assignment().stream()
                        .mapToLong(place -> consumer.currentLag(place).orElse(0))
                        .sum();
    }

    /** Records that are written and not taken, as of the last second, of the partitions that are read here. */
    public long lag() {
        return lag;
    }

    /** Seconds since the oldest of those in work was written; 0 if none is. */
    public double oldestSeconds() {
        long oldest = window.oldest();
        return oldest < 0 ? 0 : Math.max(0, System.currentTimeMillis() - oldest) / 1000.0;
    }
}
