// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.line;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Needs;
import io.postern.contracts.event.Origin;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Progress;
import io.postern.contracts.event.Recipient;
import io.postern.contracts.line.KafkaQuestions;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Messages at a rate, each at its time whether or not those before it are done. */
final class LineLoad {
    private static final int LIMIT = 4000;

    /** Waits in microseconds. */
    record Result(long done, long failed, double took, Histogram envelope, Histogram message, Histogram write) {}

    private final KafkaQuestions questions;
    private final KafkaSender durable;
    private final byte[] body;
    private final int size;
    private final Client client = new Client("198.51.100.7", 12345, "mx", ListenerKind.MX, false);

    LineLoad(KafkaQuestions questions, KafkaSender durable, int size) {
        this.questions = questions;
        this.durable = durable;
        this.size = size;
        body = new byte[size];
        Arrays.fill(body, (byte) 'x');
    }

    Result at(int rate, int duration) {
        var envelope = new ConcurrentHistogram(3);
        var message = new ConcurrentHistogram(3);
        var write = new ConcurrentHistogram(3);
        var done = new AtomicInteger();
        var failed = new AtomicInteger();
        var open = new Semaphore(LIMIT);
        var all = new ArrayList<CompletableFuture<?>>();
        long start = System.nanoTime();
        long count = (long) rate * duration;
        for (long i = 0; i < count; i++) {
            long due = start + i * 1_000_000_000L / rate;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            open.acquireUninterruptibly();
            all.add(one(envelope, message, write).whenComplete((ok, failure) -> {
                open.release();
                (failure == null ? done : failed).incrementAndGet();
            }));
        }
        var waiting = CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
        waiting.handle((ok, failure) -> ok).join();
        double took = (System.nanoTime() - start) / 1e9;
        return new Result(done.get(), failed.get(), took, envelope, message, write);
    }

    private CompletableFuture<?> one(Histogram envelope, Histogram message, Histogram write) {
        var session = UUID.randomUUID().toString();
        var deadline = Instant.now().plusSeconds(4);
        return questions
                .ask(new Inquiry.Connection(id(), session, deadline, client))
                .thenCompose(verdict -> timed(
                        envelope,
                        questions.ask(new Inquiry.Envelope(
                                id(),
                                session,
                                deadline,
                                client,
                                "mail.sender.test",
                                EmptyServices.findings(),
                                "anna@sender.test",
                                List.of("bert@local.test"),
                                Needs.NONE))))
                .thenCompose(verdict -> timed(message, data(session, deadline, write)));
    }

    private CompletableFuture<?> data(String session, Instant deadline, Histogram write) {
        var recipients = List.of("bert@local.test");
        var content = new Content.Inline(body);
        var inquiry = new Inquiry.Message(
                id(),
                session,
                deadline,
                client,
                "mail.sender.test",
                EmptyServices.findings(),
                "anna@sender.test",
                recipients,
                session,
                size,
                content,
                Needs.NONE,
                null);
        return questions.ask(inquiry).thenCompose(verdict -> {
            var outbound = new OutboundMessage(
                    session,
                    session,
                    Lane.INCOMING,
                    Instant.now(),
                    new Origin(client, session, "mail.sender.test"),
                    1,
                    null,
                    "anna@sender.test",
                    "8BITMIME",
                    recipients.stream().map(Recipient::new).collect(Collectors.toList()),
                    List.of(),
                    content,
                    Progress.NONE,
                    null,
                    null);
            return timed(
                    write,
                    durable.send(new ProducerRecord<>(Topics.outbound(Lane.INCOMING), JsonEvents.encode(outbound))));
        });
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static <T> CompletableFuture<T> timed(Histogram micros, CompletableFuture<T> work) {
        long start = System.nanoTime();
        return work.whenComplete((ok, failure) -> micros.recordValue((System.nanoTime() - start) / 1000));
    }
}
