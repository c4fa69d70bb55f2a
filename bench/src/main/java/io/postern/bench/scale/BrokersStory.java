// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.scale;

import io.postern.bench.demo.DemoSystem;
import io.postern.contracts.topic.Topics;
import io.postern.embedded.EmbeddedKafkaCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether a broker may die. */
@Command(
        name = "brokers",
        mixinStandardHelpOptions = true,
        description = "Three brokers of which one is killed dead under load, and comes back.")
public final class BrokersStory implements Callable<Integer> {
    private static final Duration START = Duration.ofSeconds(120);
    private static final String HEAP = "320m";

    @Mixin
    private ScaleOptions options = new ScaleOptions();

    @Option(names = "--seconds", defaultValue = "60", description = "In all (default ${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Override
    public Integer call() throws IOException {
        var telling = new Telling("brokers", options);
        var folder = Files.createTempDirectory("postern-brokers-");
        try (var cluster = EmbeddedKafkaCluster.start(folder, 3, HEAP).await(START)) {
            telling.step("three brokers are up");
            tell(cluster, telling);
        } finally {
            DemoSystem.remove(folder);
        }
        return telling.end();
    }

    private void tell(EmbeddedKafkaCluster cluster, Telling telling) throws IOException {
        var crew = new Crew(1, 2, 2, 2, 4, cluster.bootstrapServers());
        try (var stage = new ScaleStage(crew, options, telling)) {
            stage.warmUp();
            stage.run(Duration.ofSeconds(seconds), () -> die(cluster, telling));
            int behind = behind(cluster.bootstrapServers());
            telling.claim(behind == 0, "%d partitions lack a copy at the end.".formatted(behind));
        }
    }

    /** The one that leads the lane, so that it is missed. */
    private void die(EmbeddedKafkaCluster cluster, Telling telling) {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(seconds) / 4);
        var broker = cluster.brokers().get(leader(cluster.bootstrapServers()) - 1);
        broker.child().kill();
        telling.step("the broker that leads the lane is dead: " + broker.bootstrapServers());
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(seconds) / 4);
        broker.relaunch();
        broker.await(START);
        telling.step("it is back");
    }

    private static int leader(String brokers) {
        var lane = "postern.outbound.incoming";
        return partitions(brokers, List.of(lane)).getFirst().leader().id();
    }

    /** Partitions that have fewer copies in step than they should; some seconds may pass until all are. */
    private static int behind(String brokers) {
        var topics = List.of(Topics.INQUIRIES, Topics.VERDICTS, Topics.DELIVERIES, "postern.outbound.incoming");
        int behind = 0;
        for (int i = 0; i < 40; i++) {
            behind = (int) partitions(brokers, topics).stream()
                    .filter(one -> one.isr().size() < one.replicas().size())
                    .count();
            if (behind == 0) {
                return 0;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        }
        return behind;
    }

    private static List<org.apache.kafka.common.TopicPartitionInfo> partitions(String brokers, List<String> topics) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", brokers, "enable.metrics.push", false))) {
            return admin.describeTopics(topics).allTopicNames().get(20, TimeUnit.SECONDS).values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .toList();
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("the brokers do not tell about topics: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
