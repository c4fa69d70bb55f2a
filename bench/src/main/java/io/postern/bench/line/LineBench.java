// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.line;

import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.Event;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Origin;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Recipient;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.event.SenderDomain;
import io.postern.contracts.event.Verdict;
import io.postern.contracts.line.KafkaLineStage;
import io.postern.contracts.line.KafkaParking;
import io.postern.contracts.line.KafkaQuestions;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.topic.KafkaTopics;
import io.postern.contracts.topic.Topic;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.embedded.EmbeddedKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The line with nothing on it: connection, envelope and message inquiry and one durable write a message, open loop.
 * Edge, reputation and policy share this process; the broker has its own.
 */
@Command(
        name = "line",
        mixinStandardHelpOptions = true,
        description = "Measures three Kafka hops an inquiry and one durable write a message on this machine.")
public final class LineBench implements Runnable {
    @Option(names = "--rates", split = ",", defaultValue = "100,300,1000", description = "Messages per second.")
    List<Integer> rates;

    @Option(names = "--seconds", defaultValue = "10", description = "How long each rate is kept.")
    int seconds;

    @Option(names = "--warm-up", defaultValue = "10", description = "Seconds at the highest rate before measuring.")
    int warmUp;

    @Option(names = "--partitions", split = ",", defaultValue = "1,4", description = "Partitions of the line topics.")
    List<Integer> partitions;

    @Option(names = "--lanes", split = ",", defaultValue = "1,4", description = "Partitions of the outbound topic.")
    List<Integer> lanes;

    @Option(names = "--size", defaultValue = "5120", description = "Octets of a message.")
    int size;

    @Option(names = "--heap", defaultValue = "320m", description = "Heap of the broker.")
    String heap;

    private static final String PASS = "bench";

    static void main(String[] args) {
        System.exit(new CommandLine(new LineBench()).execute(args));
    }

    @Override
    public void run() {
        System.out.println("| line partitions | lanes | flush | rate | done/s | RCPT answer p50/p99 ms |"
                + " DATA to 250 p50/p99 ms | durable write p50/p99 ms | CPU ms/message clients + broker | failed |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        for (int line : partitions) {
            for (int lane : lanes) {
                for (boolean flush : List.of(true, false)) {
                    measure(line, lane, flush);
                }
            }
        }
    }

    private void measure(int line, int lane, boolean flush) {
        Path folder;
        try {
            folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "line-bench");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("run it from a folder with a writable target/", e);
        }
        try (var kafka = EmbeddedKafka.start(folder, 0, heap).await(Duration.ofSeconds(30));
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            var topics = Topics.all(List.of(Duration.ofHours(1))).stream()
                    .map(t -> t.kind() == Topic.Kind.LINE ? with(t, line) : t)
                    .map(t -> t.name().startsWith("postern.outbound") ? with(t, lane) : t)
                    .toList();
            KafkaTopics.create(admin, topics, (short) 1, flush, Duration.ofSeconds(30));
            String servers = kafka.bootstrapServers();
            try (var durable = KafkaSender.durable(servers, "edge-durable", Duration.ofSeconds(8));
                    var sender = KafkaSender.line(servers, "edge");
                    var reputationSender = KafkaSender.line(servers, "reputation");
                    var policySender = KafkaSender.line(servers, "policy")) {
                var parking = new KafkaParking(durable);
                try (var reputation = new KafkaLineStage(
                                servers,
                                "reputation",
                                "0",
                                Topics.INQUIRIES,
                                Topics.ASSESSMENTS,
                                false,
                                reputationSender,
                                parking,
                                e -> CompletableFuture.completedFuture(assess(e)));
                        var policy = new KafkaLineStage(
                                servers,
                                "policy",
                                "0",
                                Topics.ASSESSMENTS,
                                Topics.VERDICTS,
                                true,
                                policySender,
                                parking,
                                e -> CompletableFuture.completedFuture(judge(e)));
                        var questions = new KafkaQuestions(servers, "edge", 0, sender)) {
                    while (!reputation.ready() || !policy.ready()) {
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
                    }
                    var run = new Run(questions, durable);
                    run.at(rates.getLast(), warmUp);
                    for (int rate : rates) {
                        long broker = cpuTicks(kafka.child().pid());
                        long self = cpuTicks(ProcessHandle.current().pid());
                        var result = run.at(rate, seconds);
                        double perMessage = 10.0 / Math.max(1, result.done());
                        System.out.printf(
                                "| %d | %d | %s | %d | %.0f | %s | %s | %s | %.2f + %.2f | %d |%n",
                                line,
                                lane,
                                flush ? "yes" : "no",
                                rate,
                                result.done() / result.took(),
                                show(result.envelope()),
                                show(result.message()),
                                show(result.write()),
                                (cpuTicks(ProcessHandle.current().pid()) - self) * perMessage,
                                (cpuTicks(kafka.child().pid()) - broker) * perMessage,
                                result.failed());
                    }
                }
            }
        }
    }

    private static Topic with(Topic topic, int partitions) {
        return new Topic(topic.name(), topic.kind(), partitions, topic.retention(), topic.segment());
    }

    private static String show(Histogram micros) {
        return "%.2f/%.2f".formatted(micros.getValueAtPercentile(50) / 1e3, micros.getValueAtPercentile(99) / 1e3);
    }

    /** User and system time of a process in hundredths of a second. */
    private static long cpuTicks(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        } catch (java.io.IOException e) {
            return 0;
        }
    }

    private static Event assess(Event event) {
        var nothing = findings();
        return switch (event) {
            case Inquiry.Connection c -> new Assessment(c, new Findings.OfConnection(nothing), List.of());
            case Inquiry.Envelope e ->
                new Assessment(e, new Findings.OfEnvelope(nothing, SenderDomain.EXISTS), List.of());
            case Inquiry.Message m -> new Assessment(m.withoutContent(), new Findings.OfMessage(nothing), List.of());
            default -> throw new IllegalArgumentException("not an inquiry");
        };
    }

    private static Event judge(Event event) {
        if (!(event instanceof Assessment assessment)) {
            throw new IllegalArgumentException("not an assessment");
        }
        List<Decision> accept = List.of(new Decision.Accept(PASS));
        return switch (assessment.inquiry()) {
            case Inquiry.Connection c -> new Verdict.Connection(c.id(), PASS, accept.getFirst(), findings());
            case Inquiry.Envelope e -> new Verdict.Envelope(e.id(), PASS, accept);
            case Inquiry.Message m -> new Verdict.Message(m.id(), PASS, Lane.INCOMING, accept);
        };
    }

    private static ConnectionFindings findings() {
        var host = "mail.sender.test";
        return new ConnectionFindings(
                new ReverseDns(ReverseDns.Status.CONFIRMED, host, List.of(host)), List.of(), false);
    }

    private record Result(
            long done, long failed, double took, Histogram envelope, Histogram message, Histogram write) {}

    /** Messages at a rate, each at its time whether or not those before it are done. */
    private final class Run {
        private static final int LIMIT = 4000;
        private final KafkaQuestions questions;
        private final KafkaSender durable;
        private final byte[] body;
        private final Client client = new Client("198.51.100.7", 12345, "mx", ListenerKind.MX, false);

        Run(KafkaQuestions questions, KafkaSender durable) {
            this.questions = questions;
            this.durable = durable;
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
                                    findings(),
                                    "anna@sender.test",
                                    List.of("bert@local.test")))))
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
                    findings(),
                    "anna@sender.test",
                    recipients,
                    session,
                    size,
                    content);
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
                        content);
                return timed(
                        write,
                        durable.send(
                                new ProducerRecord<>(Topics.outbound(Lane.INCOMING), JsonEvents.encode(outbound))));
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
}
