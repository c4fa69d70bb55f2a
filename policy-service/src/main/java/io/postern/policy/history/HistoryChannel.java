// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.history;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.wire.JsonEvents;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Judgements to {@code postern.history}; what waits for Kafka is bounded in octets. */
@ApplicationScoped
class HistoryChannel implements History {
    private static final long MAX_WAITING = 8L << 20;
    private static final int MAX_ENTRIES = 16 * 1024;

    private final Emitter<byte[]> emitter;
    private final Counter dropped;
    private final AtomicLong waiting = new AtomicLong();

    HistoryChannel(
            @Channel("history") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = MAX_ENTRIES)
                    Emitter<byte[]> emitter,
            MeterRegistry meters) {
        this.emitter = emitter;
        this.dropped = Counter.builder("postern.history.dropped")
                .description("Judgements that were not kept, as Kafka was slow or away")
                .register(meters);
        Gauge.builder("postern.history.waiting", waiting, AtomicLong::get)
                .baseUnit("bytes")
                .description("Judgements that wait for Kafka")
                .register(meters);
    }

    @Override
    public void note(Judgement judgement) {
        if (waiting.get() > MAX_WAITING) {
            dropped.increment();
            return;
        }
        var entry = JsonEvents.encode(judgement);
        // The floor keeps many small entries within the bound of the channel's own buffer.
        long size = Math.max(entry.length, MAX_WAITING / MAX_ENTRIES + 1);
        waiting.addAndGet(size);
        try {
            emitter.send(Message.of(entry, () -> done(size), _ -> failed(size)));
        } catch (IllegalStateException e) {
            failed(size);
        }
    }

    private CompletionStage<Void> done(long size) {
        waiting.addAndGet(-size);
        return CompletableFuture.completedStage(null);
    }

    private CompletionStage<Void> failed(long size) {
        dropped.increment();
        return done(size);
    }
}
