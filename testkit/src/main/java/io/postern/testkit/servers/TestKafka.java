// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.servers;

import io.postern.contracts.topic.KafkaTopics;
import io.postern.contracts.topic.RetryTiers;
import io.postern.contracts.topic.Topics;
import io.postern.embedded.EmbeddedKafka;
import io.postern.embedded.FreePorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.awaitility.Awaitility;
import org.testcontainers.containers.wait.strategy.Wait;

/** A Kafka broker for the tests of one JVM, with Postern's topics. */
public final class TestKafka {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int HEAP_MIB = 256;

    private static final class Shared {
        static final TestKafka KAFKA = start();
    }

    private final String bootstrapServers;
    private final Runnable restart;

    /** Of the schedules that tests use. */
    private static final List<Duration> WAITS =
            List.of(Duration.ofSeconds(1), Duration.ofMinutes(15), Duration.ofHours(1));

    private TestKafka(String bootstrapServers, Runnable restart) {
        this.bootstrapServers = bootstrapServers;
        this.restart = restart;
    }

    /** The broker of this JVM, started at the first call and ended with the JVM; topics as tests left them. */
    public static TestKafka shared() {
        return Shared.KAFKA;
    }

    /** The broker of this JVM with all topics of Postern, new and empty. */
    public static TestKafka sharedWithFreshTopics() {
        var kafka = shared();
        kafka.freshTopics();
        return kafka;
    }

    private static TestKafka start() {
        return switch (ServerChoice.now()) {
            case EMBEDDED -> {
                var folder = Path.of(
                        "target", "testkit", "kafka-" + ProcessHandle.current().pid());
                var kafka = EmbeddedKafka.start(folder.toAbsolutePath(), 0, HEAP_MIB + "m")
                        .await(PATIENCE);
                Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop-kafka"));
                yield new TestKafka(kafka.bootstrapServers(), kafka::restart);
            }
            case DOCKER -> inDocker();
        };
    }

    @SuppressWarnings("resource") // Testcontainers ends it with the JVM.
    private static TestKafka inDocker() {
        int port = FreePorts.take();
        int controller = FreePorts.take();
        var container = new FixedPort("apache/kafka:4.2.1", port)
                .withEnv(Map.ofEntries(
                        Map.entry("KAFKA_NODE_ID", "1"),
                        Map.entry("KAFKA_PROCESS_ROLES", "broker,controller"),
                        Map.entry("KAFKA_LISTENERS", "PLAINTEXT://:" + port + ",CONTROLLER://:" + controller),
                        Map.entry("KAFKA_ADVERTISED_LISTENERS", "PLAINTEXT://127.0.0.1:" + port),
                        Map.entry("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT"),
                        Map.entry("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER"),
                        Map.entry("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@localhost:" + controller),
                        Map.entry("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1"),
                        Map.entry("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0"),
                        Map.entry("KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS", "2000"),
                        Map.entry("KAFKA_MESSAGE_MAX_BYTES", Integer.toString(8 << 20)),
                        Map.entry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false"),
                        Map.entry("KAFKA_HEAP_OPTS", "-Xmx" + HEAP_MIB + "m")))
                .waitingFor(Wait.forLogMessage(".*Kafka Server started.*", 1));
        container.start();
        return new TestKafka("127.0.0.1:" + port, container::restartInPlace);
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Stops the broker and starts it again on the same port and data. */
    public void restart() {
        restart.run();
        try (var admin = admin()) {
            Awaitility.await("the broker is back")
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> !admin.describeCluster().nodes().get().isEmpty());
        }
    }

    /** Removes the topics of Postern with all that is in them, and creates them anew. Consumers must be gone. */
    public void freshTopics() {
        var declared = Topics.all(RetryTiers.of(WAITS), WAITS.getLast());
        try (var admin = admin()) {
            var old = new TreeSet<>(admin.listTopics().names().get());
            old.removeIf(name -> !name.startsWith("postern."));
            // A broker lists a new topic a little later than it made it.
            declared.forEach(topic -> old.add(topic.name()));
            for (var removal : admin.deleteTopics(old).topicNameValues().values()) {
                try {
                    removal.get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                        throw new IllegalStateException("the old topics cannot be removed: " + e.getCause(), e);
                    }
                }
            }
            Awaitility.await("the old topics are gone")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> admin.listTopics().names().get().stream().noneMatch(n -> n.startsWith("postern.")));
            KafkaTopics.create(admin, declared, (short) 1, false, PATIENCE);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topics cannot be listed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The caller closes it. */
    public Admin admin() {
        return Admin.create(Map.of(
                "bootstrap.servers", bootstrapServers, "reconnect.backoff.max.ms", 200, "enable.metrics.push", false));
    }
}
