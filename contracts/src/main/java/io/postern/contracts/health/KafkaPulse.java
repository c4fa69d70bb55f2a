// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.health;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;
import org.jspecify.annotations.Nullable;

/**
 * A loop around a consumer: whether it goes round, and whether brokers answer it. A consumer that has partitions is answered
 * twice a second, a member of a group without any as often as it tells that it is there. Safe for use by many threads.
 */
public final class KafkaPulse {
    /** Brokers have been silent for so long: Kafka is away. A broker that is started anew is missed for less. */
    public static final Duration SILENT = Duration.ofSeconds(15);

    private final Heartbeat loop;
    private final @Nullable Metric answers;
    private double heard;
    private volatile long heardAt;

    public KafkaPulse(Consumer<?, ?> consumer) {
        long now = System.nanoTime();
        this.loop = new Heartbeat(now);
        this.heardAt = now;
        this.answers = consumer.metrics().entrySet().stream()
                .filter(one -> one.getKey().name().equals("response-total")
                        && one.getKey().group().equals("consumer-metrics"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** The loop went round. By its own thread. */
    public void beat() {
        long now = System.nanoTime();
        loop.beat(now);
        if (answers != null && answers.metricValue() instanceof Double total && total != heard) {
            heard = total;
            heardAt = now;
        }
    }

    /** As {@link Heartbeat#end}. */
    public void end() {
        loop.end();
    }

    /** The loop goes round. */
    public boolean live() {
        return live(Heartbeat.STUCK);
    }

    /** @param patience how long one round may take */
    public boolean live(Duration patience) {
        return loop.alive(System.nanoTime(), patience);
    }

    /** Brokers have answered of late. */
    public boolean connected() {
        return connected(SILENT);
    }

    /** @param patience for how long they may be silent */
    public boolean connected(Duration patience) {
        return System.nanoTime() - heardAt < patience.toNanos();
    }
}
