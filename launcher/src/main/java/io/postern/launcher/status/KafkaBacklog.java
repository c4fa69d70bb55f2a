// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.status;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.access.KafkaRefusal;
import io.postern.contracts.event.Lane;
import io.postern.contracts.parked.KafkaParkedReading;
import io.postern.contracts.parked.ParkedRecords;
import io.postern.contracts.reading.KafkaTopicReader;
import io.postern.contracts.topic.Topics;
import io.postern.launcher.trace.RetryTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** How many records wait, in lanes, in every retry topic and on hold: those behind what the services have committed; and what is parked. */
final class KafkaBacklog {
    private static final int PATIENCE_SECONDS = 5;

    private KafkaBacklog() {}

    static Backlog read(KafkaAccess kafka) {
        var topics = new ArrayList<String>();
        for (var lane : Lane.values()) {
            topics.add(Topics.outbound(lane));
        }
        try (var admin = Admin.create(kafka.settings(Map.of(
                "default.api.timeout.ms", PATIENCE_SECONDS * 1000, "request.timeout.ms", PATIENCE_SECONDS * 1000)))) {
            topics.addAll(RetryTopics.among(admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS)));
            topics.add(Topics.PARKED);
            var partitions = partitions(admin, topics);
            var begins = offsets(admin, partitions, OffsetSpec.earliest());
            var ends = offsets(admin, partitions, OffsetSpec.latest());
            var committed = committed(admin, partitions);
            var sums = new HashMap<String, Long>();
            for (var partition : partitions) {
                long begin = begins.getOrDefault(partition, 0L);
                long from = Math.max(begin, committed.getOrDefault(partition, begin));
                sums.merge(partition.topic(), Math.max(0, ends.getOrDefault(partition, from) - from), Long::sum);
            }
            long parked = sums.getOrDefault(Topics.PARKED, 0L) == 0 ? 0 : parked(kafka);
            topics.remove(Topics.PARKED);
            return new Backlog.Known(
                    topics.stream()
                            .map(t -> new Status.Waiting(t, sums.getOrDefault(t, 0L)))
                            .toList(),
                    parked);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return unknown(kafka.brokers(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unknown(kafka.brokers(), e);
        }
    }

    /** Reads the topic, which is empty where all is well. */
    private static long parked(KafkaAccess kafka) {
        var records = new ParkedRecords<Boolean>();
        try (var reader = new KafkaTopicReader(kafka, "postern-status", Duration.ofSeconds(PATIENCE_SECONDS))) {
            reader.read(
                    List.of(Topics.PARKED), null, next -> KafkaParkedReading.take(records, next, _ -> Boolean.TRUE));
        }
        return records.open().size();
    }

    /** Tells brokers that are silent from those that refuse, and both from those that nobody can ask. */
    static Backlog.Unknown unknown(String brokers, Throwable failure) {
        var refusal = KafkaRefusal.words(failure);
        if (refusal.isPresent()) {
            return new Backlog.Unknown(false, refusal.get());
        }
        var cause = innermost(failure);
        return switch (cause) {
            case UnknownTopicOrPartitionException _ ->
                new Backlog.Unknown(false, "Kafka at " + brokers + " has not all topics of ours, see ./postern topics");
            case RetriableException _, TimeoutException _, InterruptedException _ ->
                new Backlog.Unknown(true, "Kafka at " + brokers + " does not answer");
            case ApiException _ ->
                new Backlog.Unknown(false, "Kafka at " + brokers + " does not tell: " + cause.getMessage());
            default -> new Backlog.Unknown(true, "Kafka at " + brokers + " cannot be asked: " + cause.getMessage());
        };
    }

    private static Throwable innermost(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static List<TopicPartition> partitions(Admin admin, Collection<String> topics)
            throws InterruptedException, ExecutionException, TimeoutException {
        return admin.describeTopics(topics).allTopicNames().get(PATIENCE_SECONDS, TimeUnit.SECONDS).values().stream()
                .flatMap(topic -> topic.partitions().stream().map(p -> new TopicPartition(topic.name(), p.partition())))
                .toList();
    }

    private static Map<TopicPartition, Long> offsets(Admin admin, List<TopicPartition> partitions, OffsetSpec spec)
            throws InterruptedException, ExecutionException, TimeoutException {
        var asked = new HashMap<TopicPartition, OffsetSpec>();
        partitions.forEach(p -> asked.put(p, spec));
        var found = new HashMap<TopicPartition, Long>();
        admin.listOffsets(asked)
                .all()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .forEach((partition, info) -> found.put(partition, info.offset()));
        return found;
    }

    /** The highest offset that any group has committed. */
    private static Map<TopicPartition, Long> committed(Admin admin, List<TopicPartition> partitions)
            throws InterruptedException, ExecutionException, TimeoutException {
        var found = new HashMap<TopicPartition, Long>();
        var groups = admin.listGroups().all().get(PATIENCE_SECONDS, TimeUnit.SECONDS).stream()
                .map(GroupListing::groupId)
                .filter(group -> group.startsWith("postern"))
                .toList();
        for (var group : groups) {
            admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .forEach((partition, offset) -> {
                        if (offset != null && partitions.contains(partition)) {
                            found.merge(partition, offset.offset(), Math::max);
                        }
                    });
        }
        return found;
    }
}
