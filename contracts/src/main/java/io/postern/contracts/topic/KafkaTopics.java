// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the declared topics, and compares existing ones with what was declared. */
public final class KafkaTopics {
    private KafkaTopics() {}

    /**
     * Creates what is missing.
     *
     * @return where existing durable topics keep records for less time, or less safely, than declared; empty when all
     *     is well
     * @throws IllegalStateException with a sentence, if Kafka does not answer in time or refuses
     */
    public static List<TopicDifference> create(
            Admin admin, Collection<Topic> topics, short replication, boolean flush, Duration patience) {
        try {
            var existing = admin.listTopics().names().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            var missing = topics.stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .map(topic -> newTopic(topic, replication, flush))
                    .toList();
            for (var made : admin.createTopics(missing).values().values()) {
                awaitMade(made, patience);
            }
            return compare(
                    admin,
                    topics.stream().filter(t -> existing.contains(t.name())).toList(),
                    flush,
                    patience);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Kafka refused to create the topics: " + e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "Kafka did not answer within " + patience.toSeconds() + " s; is it running?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating the topics", e);
        }
    }

    private static void awaitMade(KafkaFuture<Void> made, Duration patience)
            throws ExecutionException, TimeoutException, InterruptedException {
        try {
            made.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            // Another has made it in the meantime.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static NewTopic newTopic(Topic topic, short replication, boolean flush) {
        return new NewTopic(topic.name(), topic.partitions(), replication).configs(settings(topic, replication, flush));
    }

    /**
     * Kafka's settings of a topic with that many copies.
     *
     * @param flush as {@code postern.kafka.flush}
     */
    public static Map<String, String> settings(Topic topic, int replication, boolean flush) {
        var settings = new TreeMap<>(topic.settings(flush));
        if (replication > 2) {
            settings.put("min.insync.replicas", "2");
        }
        return settings;
    }

    /**
     * Gives topics the settings that were declared.
     *
     * @throws IllegalStateException with a sentence, if Kafka does not answer in time or refuses
     */
    public static void mend(Admin admin, Collection<TopicDifference> differences, Duration patience) {
        var changes = new HashMap<ConfigResource, Collection<AlterConfigOp>>();
        for (var difference : differences) {
            changes.computeIfAbsent(resource(difference.topic()), _ -> new ArrayList<>())
                    .add(new AlterConfigOp(
                            new ConfigEntry(difference.setting(), difference.wanted()), AlterConfigOp.OpType.SET));
        }
        try {
            admin.incrementalAlterConfigs(changes).all().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Kafka refused to change the topics: " + e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "Kafka did not answer within " + patience.toSeconds() + " s; is it running?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while changing the topics", e);
        }
    }

    private static List<TopicDifference> compare(Admin admin, List<Topic> topics, boolean flush, Duration patience)
            throws InterruptedException, ExecutionException, TimeoutException {
        var resources = topics.stream().map(topic -> resource(topic.name())).toList();
        var found = admin.describeConfigs(resources).all().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        var differences = new ArrayList<TopicDifference>();
        for (var topic : topics) {
            var config = found.get(resource(topic.name()));
            if (config != null) {
                var actual = new HashMap<String, String>();
                config.entries().forEach(entry -> actual.put(entry.name(), entry.value()));
                differences.addAll(TopicDifference.between(topic, flush, actual));
            }
        }
        return differences;
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }
}
