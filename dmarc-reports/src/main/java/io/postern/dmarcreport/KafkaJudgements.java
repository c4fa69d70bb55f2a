// SPDX-License-Identifier: Apache-2.0
package io.postern.dmarcreport;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Event;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import io.postern.dmarcreport.count.Counted;
import io.postern.dmarcreport.count.Counters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code postern.history} as one of a group and counts, on a thread of its own. Committed is what is counted: after
 * a crash some messages are counted twice. While Redis is away it waits.
 */
public final class KafkaJudgements implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(KafkaJudgements.class.getName());
    private static final String GROUP = "postern-dmarc-reports";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long PAUSE_NANOS = 1_000_000_000;
    /** The edge asks again at half its deadline: the same inquiry may be judged twice. */
    private static final int REMEMBERED = 20_000;

    private final Counters counters;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private final Map<String, Boolean> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    private volatile boolean caughtUp;
    private volatile boolean closed;

    public KafkaJudgements(KafkaAccess kafka, Counters counters) {
        this.counters = counters;
        this.consumer = new KafkaConsumer<>(
                kafka.settings(Map.of(
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        GROUP,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        GROUP,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "latest",
                        ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        1000,
                        "enable.metrics.push",
                        false)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.thread = Thread.ofPlatform().name("dmarc-reports").daemon(true).start(this::run);
    }

    /** Whether all that was written has been counted, as far as this instance reads. */
    public boolean caughtUp() {
        return caughtUp;
    }

    private void run() {
        consumer.subscribe(List.of(Topics.HISTORY));
        while (!closed) {
            try {
                round();
            } catch (WakeupException e) {
                break;
            } catch (RuntimeException e) {
                caughtUp = false;
                LOG.log(System.Logger.Level.WARNING, "DMARC counting stands still, trying again: " + e.getMessage());
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        consumer.close();
    }

    private void round() {
        var counted = new ArrayList<Counted>();
        for (var next : consumer.poll(POLL)) {
            if (judgement(next) instanceof Judgement judgement && fresh(judgement)) {
                Counted.of(judgement).ifPresent(counted::add);
            }
        }
        if (count(counted)) {
            consumer.commitSync();
            caughtUp = !consumer.assignment().isEmpty()
                    && consumer.assignment().stream()
                            .allMatch(place -> consumer.currentLag(place).orElse(1) == 0);
        }
    }

    /** @return false if it was closed before all was counted */
    private boolean count(List<Counted> messages) {
        var left = messages;
        while (!left.isEmpty()) {
            left = counters.add(left);
            if (!left.isEmpty()) {
                caughtUp = false;
                if (closed) {
                    return false;
                }
                consumer.pause(consumer.assignment());
                consumer.poll(Duration.ZERO);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        consumer.resume(consumer.paused());
        return true;
    }

    private boolean fresh(Judgement judgement) {
        return seen.put(judgement.assessment().inquiry().id(), true) == null;
    }

    private static @Nullable Event judgement(ConsumerRecord<byte[], byte[]> next) {
        try {
            return JsonEvents.decode(next.value());
        } catch (UnreadableRecord e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a judgement is unreadable and passed over offset={0} reason={1}",
                    Long.toString(next.offset()),
                    e.getMessage());
            return null;
        }
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
