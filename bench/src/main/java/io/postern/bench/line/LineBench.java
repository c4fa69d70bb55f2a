// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.line;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.line.Hops;
import io.postern.contracts.line.KafkaLineStage;
import io.postern.contracts.line.KafkaParking;
import io.postern.contracts.line.KafkaQuestions;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.topic.KafkaTopics;
import io.postern.contracts.topic.Topic;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.trace.KafkaTraces;
import io.postern.embedded.EmbeddedKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
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
            try (var durable = KafkaSender.durable(KafkaAccess.plain(servers), "edge-durable", Duration.ofSeconds(8));
                    var sender = KafkaSender.line(KafkaAccess.plain(servers), "edge");
                    var reputationSender = KafkaSender.line(KafkaAccess.plain(servers), "reputation");
                    var policySender = KafkaSender.line(KafkaAccess.plain(servers), "policy")) {
                var parking = new KafkaParking(durable);
                try (var reputation = new KafkaLineStage(
                                KafkaAccess.plain(servers),
                                "reputation",
                                "0",
                                Topics.INQUIRIES,
                                Topics.ASSESSMENTS,
                                false,
                                reputationSender,
                                parking,
                                KafkaTraces.NONE,
                                Hops.NONE,
                                e -> CompletableFuture.completedFuture(EmptyServices.assess(e)));
                        var policy = new KafkaLineStage(
                                KafkaAccess.plain(servers),
                                "policy",
                                "0",
                                Topics.ASSESSMENTS,
                                Topics.VERDICTS,
                                true,
                                policySender,
                                parking,
                                KafkaTraces.NONE,
                                Hops.NONE,
                                e -> CompletableFuture.completedFuture(EmptyServices.judge(e)));
                        var questions =
                                new KafkaQuestions(KafkaAccess.plain(servers), "edge", 0, sender, parking, Hops.NONE)) {
                    while (!reputation.ready() || !policy.ready()) {
                        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
                    }
                    var run = new LineLoad(questions, durable, size);
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
}
