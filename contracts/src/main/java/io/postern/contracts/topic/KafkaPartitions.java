// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Gives topics the partitions that were declared for them. Nothing of ours depends on which record is in which. */
public final class KafkaPartitions {
    private KafkaPartitions() {}

    /**
     * Adds what is missing; Kafka cannot take any away.
     *
     * @param topics those that are not there, or were made a moment ago, are passed over
     * @return a sentence for each topic that has more now
     * @throws IllegalStateException with a sentence, if Kafka does not answer in time or refuses
     */
    public static List<String> grow(Admin admin, Collection<Topic> topics, Duration patience) {
        try {
            var found = admin.describeTopics(topics.stream().map(Topic::name).toList())
                    .topicNameValues();
            var more = new TreeMap<String, NewPartitions>();
            var sentences = new ArrayList<String>();
            for (var topic : topics) {
                int actual = partitions(Objects.requireNonNull(found.get(topic.name())), patience);
                if (actual < topic.partitions()) {
                    more.put(topic.name(), NewPartitions.increaseTo(topic.partitions()));
                    sentences.add("Topic %s has %d partitions now, and had %d"
                            .formatted(topic.name(), topic.partitions(), actual));
                }
            }
            admin.createPartitions(more).all().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return sentences;
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Kafka refused to add partitions: " + e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "Kafka did not answer within " + patience.toSeconds() + " s; is it running?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while adding partitions", e);
        }
    }

    /** Without end for a topic that is not there. */
    private static int partitions(KafkaFuture<TopicDescription> found, Duration patience)
            throws ExecutionException, TimeoutException, InterruptedException {
        try {
            return found.get(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .partitions()
                    .size();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Integer.MAX_VALUE;
            }
            throw e;
        }
    }
}
