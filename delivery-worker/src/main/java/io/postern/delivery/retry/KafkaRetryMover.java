// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.contracts.event.Lane;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.line.KafkaParking;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import io.postern.delivery.window.KafkaStart;
import io.postern.delivery.window.Settled;
import io.postern.delivery.window.Work;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Moves records of the retry topic to their lanes when their time has come. */
public final class KafkaRetryMover implements KafkaStart {
    private static final Set<String> LANES =
            Arrays.stream(Lane.values()).map(Topics::outbound).collect(Collectors.toUnmodifiableSet());

    private final KafkaOutbox outbox;
    private final KafkaParking parking;
    private final ScheduledExecutorService timer;
    private final InstantSource clock;

    /** Where a record goes, and when. */
    private record Due(String lane, Instant notBefore) {}

    public KafkaRetryMover(
            KafkaOutbox outbox, KafkaParking parking, ScheduledExecutorService timer, InstantSource clock) {
        this.outbox = outbox;
        this.parking = parking;
        this.timer = timer;
        this.clock = clock;
    }

    @Override
    public Work on(ConsumerRecord<byte[], byte[]> waiting) {
        Due due;
        try {
            due = due(waiting);
        } catch (UnreadableRecord e) {
            return new Settled(parking.park(waiting, e.getMessage()));
        }
        if (due == null) {
            return new Settled(parking.park(waiting, "a record of the retry topic that belongs to no lane"));
        }
        long wait = due.notBefore().toEpochMilli() - clock.millis();
        if (wait <= 0) {
            return new Settled(outbox.move(waiting, due.lane()));
        }
        var moved = new CompletableFuture<@Nullable String>();
        var alarm = timer.schedule(() -> move(waiting, due.lane(), moved), wait, TimeUnit.MILLISECONDS);
        return new Waiting(moved, () -> alarm.cancel(false));
    }

    private void move(ConsumerRecord<byte[], byte[]> waiting, String lane, CompletableFuture<@Nullable String> moved) {
        outbox.move(waiting, lane).whenComplete((_, failure) -> {
            if (failure == null) {
                moved.complete(null);
            } else {
                moved.completeExceptionally(failure);
            }
        });
    }

    /** By the headers; by the record itself where somebody wrote it without them. */
    private static @Nullable Due due(ConsumerRecord<byte[], byte[]> waiting) throws UnreadableRecord {
        var to = waiting.headers().lastHeader(KafkaOutbox.TO);
        var when = waiting.headers().lastHeader(KafkaOutbox.NOT_BEFORE);
        if (to != null && when != null) {
            var lane = new String(to.value(), UTF_8);
            try {
                var notBefore = Instant.ofEpochMilli(Long.parseLong(new String(when.value(), UTF_8)));
                return LANES.contains(lane) ? new Due(lane, notBefore) : null;
            } catch (NumberFormatException e) {
                return null;
            }
        }
        if (JsonEvents.decode(waiting.value()) instanceof OutboundMessage message) {
            var notBefore = message.notBefore() == null ? Instant.EPOCH : message.notBefore();
            return new Due(Topics.outbound(message.lane()), notBefore);
        }
        return null;
    }

    private record Waiting(CompletableFuture<@Nullable String> done, Runnable cancel) implements Work {
        @Override
        public void abort() {
            cancel.run();
            done.completeExceptionally(new CancellationException("it goes on waiting elsewhere"));
        }
    }
}
