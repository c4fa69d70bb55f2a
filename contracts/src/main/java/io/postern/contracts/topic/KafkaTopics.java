// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the declared topics, and compares existing ones with what was declared. */
public final class KafkaTopics {
    private static final Set<String> MUST_AGREE = Set.of("retention.ms", "flush.messages", "message.timestamp.type");

    private KafkaTopics() {}

    /**
     * Creates what is missing.
     *
     * @return a sentence for each existing topic that could lose mail, as it keeps records for less time or less
     *     safely than declared; empty when all is well
     * @throws IllegalStateException with a sentence, if Kafka does not answer in time or refuses
     */
    public static List<String> create(
            Admin admin, Collection<Topic> topics, short replication, boolean flush, Duration patience) {
        try {
            var existing = admin.listTopics().names().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            var missing = topics.stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .map(topic -> newTopic(topic, replication, flush))
                    .toList();
            admin.createTopics(missing).all().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return compare(
                    admin,
                    topics.stream().filter(t -> existing.contains(t.name())).toList(),
                    flush,
                    patience);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return List.of();
            }
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

    private static NewTopic newTopic(Topic topic, short replication, boolean flush) {
        var settings = new TreeMap<>(topic.settings(flush));
        if (replication > 2) {
            settings.put("min.insync.replicas", "2");
        }
        return new NewTopic(topic.name(), topic.partitions(), replication).configs(settings);
    }

    private static List<String> compare(Admin admin, List<Topic> topics, boolean flush, Duration patience)
            throws InterruptedException, ExecutionException, TimeoutException {
        var resources = topics.stream()
                .map(t -> new ConfigResource(ConfigResource.Type.TOPIC, t.name()))
                .toList();
        var found = admin.describeConfigs(resources).all().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        var complaints = new ArrayList<String>();
        for (var topic : topics) {
            if (topic.kind() != Topic.Kind.DURABLE) {
                continue;
            }
            var config = found.get(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()));
            for (Map.Entry<String, String> wanted : topic.settings(flush).entrySet()) {
                var entry = config == null ? null : config.get(wanted.getKey());
                if (entry == null || !MUST_AGREE.contains(wanted.getKey()) || satisfied(wanted, entry.value())) {
                    continue;
                }
                complaints.add("topic %s has %s=%s where %s is needed; change it with kafka-configs.sh"
                        .formatted(topic.name(), wanted.getKey(), entry.value(), wanted.getValue()));
            }
        }
        return complaints;
    }

    /** Keeping records longer than declared is fine. */
    private static boolean satisfied(Map.Entry<String, String> wanted, String actual) {
        if (wanted.getKey().equals("retention.ms")) {
            long want = Long.parseLong(wanted.getValue());
            long have = Long.parseLong(actual);
            return have == -1 || (want != -1 && have >= want);
        }
        return wanted.getValue().equals(actual);
    }
}
