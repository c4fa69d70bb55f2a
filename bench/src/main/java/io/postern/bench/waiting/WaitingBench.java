// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.waiting;

import io.postern.bench.latency.JsonText;
import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.line.KafkaParking;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.topic.KafkaTopics;
import io.postern.contracts.topic.RetryTiers;
import io.postern.contracts.topic.Topics;
import io.postern.delivery.retry.KafkaOutbox;
import io.postern.delivery.retry.KafkaScheduler;
import io.postern.embedded.EmbeddedKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./postern bench waiting}. */
@Command(
        name = "waiting",
        mixinStandardHelpOptions = true,
        description = "A long queue of mail that waits: memory, lateness of what is due among it, and restart.")
public final class WaitingBench implements Runnable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Option(names = "--count", defaultValue = "1000000", description = "Records that wait (default ${DEFAULT-VALUE}).")
    int count;

    @Option(names = "--size", defaultValue = "1024", description = "Octets of a message (default ${DEFAULT-VALUE}).")
    int size;

    @Option(
            names = "--probes",
            defaultValue = "1000",
            description = "Hints of seconds behind it (default ${DEFAULT-VALUE}).")
    int probes;

    private final Map<String, Object> figures = new LinkedHashMap<>();
    private final Lateness lateness = new Lateness();
    private final RetryTiers tiers = RetryTiers.of(List.of(Duration.ofHours(6)));

    @Override
    public void run() {
        Path folder;
        try {
            folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "waiting-bench");
        } catch (IOException e) {
            throw new UncheckedIOException("run it from a folder with a writable target/", e);
        }
        try (var kafka = EmbeddedKafka.start(folder, 0, "512m").await(Duration.ofSeconds(30));
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            KafkaTopics.create(admin, Topics.all(tiers, Duration.ofDays(4)), (short) 1, true, Duration.ofSeconds(30));
            measure(KafkaAccess.plain(kafka.bootstrapServers()));
        }
        System.out.println(JsonText.of(figures));
    }

    private void measure(KafkaAccess servers) {
        try (var sender = KafkaSender.durable(servers, "waiting-bench", Duration.ofSeconds(20))) {
            var outbox = new KafkaOutbox(sender, tiers, Duration.ofMinutes(1), Clock.systemUTC());
            var mail = new WaitingMail(outbox, size);
            mail.put(count, () -> Instant.now().plus(Duration.ofHours(6)), System.err);
            try (var scheduler = scheduler(servers, sender, outbox)) {
                await("the queue is read", scheduler::ready);
                figures.put("waiting", count);
                figures.put("octetsARecord", (double) scheduler.waiting().octets() / count);
                mail.put(probes, () -> Instant.now().plusSeconds(5), System.err);
                await("all probes have left", () -> lateness.moved() >= probes);
                figures.put("lateMillis", lateness.figures());
            }
            lateness.clear();
            mail.put(probes, () -> Instant.now().plusSeconds(15), System.err);
            long begun = System.nanoTime();
            try (var scheduler = scheduler(servers, sender, outbox)) {
                await("the queue is read again", scheduler::ready);
                figures.put("restartSeconds", (System.nanoTime() - begun) / 1e9);
                await("all probes have left", () -> lateness.moved() >= probes);
                figures.put("lateMillisOverTheRestart", lateness.figures());
            }
            figures.put("lost", lateness.gone());
            if (lateness.faults() > 0) {
                throw new IllegalStateException("faults of ours, which the log tells: " + lateness.faults());
            }
        }
    }

    private KafkaScheduler scheduler(KafkaAccess servers, KafkaSender sender, KafkaOutbox outbox) {
        return new KafkaScheduler(
                servers,
                null,
                tiers,
                outbox,
                new KafkaParking(sender),
                (_, _, _) -> false,
                Clock.systemUTC(),
                lateness);
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain until " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
