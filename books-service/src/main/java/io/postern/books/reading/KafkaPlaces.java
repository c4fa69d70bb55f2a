// SPDX-License-Identifier: Apache-2.0
package io.postern.books.reading;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Lane;
import io.postern.contracts.topic.Topics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;

/** The partitions that are read, and how far. For use by the reading thread. */
final class KafkaPlaces {
    private static final Set<String> LANES =
            Arrays.stream(Lane.values()).map(Topics::outbound).collect(Collectors.toUnmodifiableSet());
    private static final List<String> OTHERS = List.of(Topics.DELIVERIES, Topics.QUARANTINE, Topics.COMMANDS);

    private final KafkaConsumer<byte[], ByteBuffer> consumer;
    private final List<TopicPartition> assigned = new ArrayList<>();

    KafkaPlaces(KafkaConsumer<byte[], ByteBuffer> consumer) {
        this.consumer = consumer;
    }

    static KafkaConsumer<byte[], ByteBuffer> consumer(KafkaAccess kafka, String name) {
        return new KafkaConsumer<>(
                kafka.settings(Map.ofEntries(
                        Map.entry(ConsumerConfig.CLIENT_ID_CONFIG, name),
                        Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                        Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"),
                        // Many records with one request: the books may be a moment late.
                        Map.entry(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 512 << 10),
                        Map.entry(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 250),
                        Map.entry(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 << 20),
                        Map.entry(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1 << 20),
                        Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000),
                        Map.entry(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000),
                        Map.entry(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500),
                        Map.entry("enable.metrics.push", false))),
                new ByteArrayDeserializer(),
                new ByteBufferDeserializer());
    }

    static boolean lane(TopicPartition place) {
        return LANES.contains(place.topic());
    }

    /**
     * Takes in every partition there is and reads new ones from their beginning.
     *
     * @throws KafkaException if a topic is missing
     */
    void assign() {
        var found = new ArrayList<TopicPartition>();
        var topics = new ArrayList<>(LANES);
        topics.addAll(OTHERS);
        for (var topic : topics) {
            var partitions = consumer.partitionsFor(topic);
            if (partitions == null || partitions.isEmpty()) {
                throw new KafkaException("the topic " + topic + " is not there");
            }
            partitions.forEach(p -> found.add(new TopicPartition(topic, p.partition())));
        }
        var fresh = found.stream().filter(place -> !assigned.contains(place)).toList();
        if (!fresh.isEmpty()) {
            consumer.assign(found);
            seekToBegin(fresh);
            assigned.clear();
            assigned.addAll(found);
        }
    }

    /**
     * Goes back to where reading ended. Orders are read from their beginning, as they are kept compacted.
     *
     * @return how many records of lanes are gone unread
     */
    long seek(Map<String, Long> positions) {
        long unread = 0;
        var begins = consumer.beginningOffsets(assigned);
        for (var place : assigned) {
            long saved = positions.getOrDefault(place.toString(), 0L);
            if (saved > 0 && !place.topic().equals(Topics.COMMANDS)) {
                long begin = begins.getOrDefault(place, 0L);
                consumer.seek(place, Math.max(begin, saved));
                unread += lane(place) ? Math.max(0, begin - saved) : 0;
            }
        }
        return unread;
    }

    /** Reads the outcomes from that time up to where reading ended, and nothing else meanwhile. */
    void readAgain(long time, Consumer<ConsumerRecord<byte[], ByteBuffer>> reader) {
        var times = new HashMap<TopicPartition, Long>();
        only(place -> place.topic().equals(Topics.DELIVERIES)).forEach(place -> times.put(place, time));
        var ends = new HashMap<TopicPartition, Long>();
        consumer.offsetsForTimes(times).forEach((place, found) -> {
            long end = consumer.position(place);
            if (found != null && found.offset() < end) {
                ends.put(place, end);
                consumer.seek(place, found.offset());
            }
        });
        consumer.pause(only(place -> !ends.containsKey(place)));
        try {
            while (!reached(ends)) {
                for (var next : consumer.poll(Duration.ofMillis(200))) {
                    if (next.offset() < ends.get(new TopicPartition(next.topic(), next.partition()))) {
                        reader.accept(next);
                    }
                }
            }
        } finally {
            ends.forEach(consumer::seek);
            consumer.resume(assigned);
        }
    }

    /**
     * Goes on where there is something, in partitions whose position is not there any more.
     *
     * @return how many records of lanes are gone unread
     */
    long recover(Map<TopicPartition, Long> outOfRange) {
        long unread = 0;
        var begins = consumer.beginningOffsets(outOfRange.keySet());
        for (var lost : outOfRange.entrySet()) {
            long begin = begins.getOrDefault(lost.getKey(), 0L);
            unread += lane(lost.getKey()) ? Math.max(0, begin - lost.getValue()) : 0;
            consumer.seek(lost.getKey(), begin);
        }
        return unread;
    }

    /** Where each lane ends now. */
    Map<TopicPartition, Long> laneEnds() {
        return consumer.endOffsets(only(KafkaPlaces::lane));
    }

    boolean reached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** All but the lanes. */
    List<TopicPartition> others() {
        return only(place -> !lane(place));
    }

    /** As they are saved. */
    Map<String, Long> positions() {
        var positions = new TreeMap<String, Long>();
        assigned.forEach(place -> positions.put(place.toString(), consumer.position(place)));
        return positions;
    }

    /** Records that are written and not read; -1 as long as that is not known. */
    long behind() {
        long sum = 0;
        for (var place : assigned) {
            var lag = consumer.currentLag(place);
            if (lag.isEmpty()) {
                return -1;
            }
            sum += lag.getAsLong();
        }
        return sum;
    }

    private void seekToBegin(Collection<TopicPartition> places) {
        consumer.beginningOffsets(places).forEach(consumer::seek);
    }

    private List<TopicPartition> only(Predicate<TopicPartition> wanted) {
        return assigned.stream().filter(wanted).toList();
    }

    /** The words of a failure, and of what is behind it. */
    static String reason(Throwable failure) {
        var cause = failure.getCause();
        return cause == null ? String.valueOf(failure.getMessage()) : failure.getMessage() + ": " + cause.getMessage();
    }
}
