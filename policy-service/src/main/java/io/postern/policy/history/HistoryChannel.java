// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.history;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.event.SealedAnswers;
import io.postern.contracts.event.Verdict;
import io.postern.contracts.metric.DeclaredMetrics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.policy.PolicyCatalogue;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Judgements to {@code postern.history}, written on a thread of its own that wakes a few times a second: a judgement
 * costs the line a place in a queue and nothing more. What waits is bounded in octets.
 */
@ApplicationScoped
class HistoryChannel implements History {
    private static final long MAX_WAITING = 8L << 20;
    private static final int MAX_ENTRIES = 8 * 1024;
    private static final long COMPANY_MILLIS = 20;

    private final Emitter<byte[]> emitter;
    private final Counter dropped;
    private final AtomicLong waiting = new AtomicLong();
    private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final Thread writer;

    /** @param weight the octets it takes, about */
    private record Waiting(Judgement judgement, long weight) {}

    HistoryChannel(
            @Channel("history") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = MAX_ENTRIES)
                    Emitter<byte[]> emitter,
            MeterRegistry registry) {
        this.emitter = emitter;
        var meters = new DeclaredMetrics(registry);
        this.dropped = meters.counter(PolicyCatalogue.HISTORY_DROPPED);
        meters.gauge(PolicyCatalogue.HISTORY_WAITING, waiting::get);
        this.writer = Thread.ofVirtual().name("history").start(this::write);
    }

    @Override
    public void note(Judgement judgement) {
        long weight = weight(judgement);
        if (waiting.addAndGet(weight) > MAX_WAITING) {
            failed(weight);
        } else {
            queue.add(new Waiting(judgement, weight));
        }
    }

    private void write() {
        try {
            while (true) {
                emit(queue.take());
                for (var next = queue.poll(); next != null; next = queue.poll()) {
                    emit(next);
                }
                TimeUnit.MILLISECONDS.sleep(COMPANY_MILLIS);
            }
        } catch (InterruptedException e) {
            queue.forEach(this::emit);
        }
    }

    private void emit(Waiting next) {
        long weight = next.weight();
        try {
            emitter.send(Message.of(JsonEvents.encode(next.judgement()), () -> done(weight), _ -> failed(weight)));
        } catch (RuntimeException e) {
            failed(weight);
        }
    }

    /** About the octets it takes; never so little that the channel's own buffer could run over. */
    private static long weight(Judgement judgement) {
        int recipients = switch (judgement.assessment().inquiry()) {
            case Inquiry.Connection _ -> 0;
            case Inquiry.Envelope envelope -> envelope.recipients().size();
            case Inquiry.Message message -> message.recipients().size();
        };
        long answers = judgement.assessment().answers() instanceof SealedAnswers sealed ? sealed.written().length : 0;
        long fields = judgement.verdict() instanceof Verdict.Message message
                ? message.marks().fields().stream().mapToLong(String::length).sum()
                : 0;
        return 1500 + 150L * recipients + answers + fields;
    }

    private CompletionStage<Void> done(long weight) {
        waiting.addAndGet(-weight);
        return CompletableFuture.completedStage(null);
    }

    private CompletionStage<Void> failed(long weight) {
        dropped.increment();
        return done(weight);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        writer.interrupt();
        writer.join(2000);
    }
}
