// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.world;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Everything that stands in Kafka's topics or is written to them while it listens, by whomever and in whichever, though it may be
 * removed again soon: keys, values and headers, each octet one letter.
 */
public final class Overheard implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, StringBuilder> heard = new TreeMap<>();
    private final Thread listening;

    private Overheard(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "enable.metrics.push", false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var everywhere = consumer.listTopics().values().stream()
                .flatMap(partitions -> partitions.stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(everywhere);
        consumer.seekToBeginning(everywhere);
        listening = Thread.ofPlatform().name("overheard").daemon(true).start(this::listen);
    }

    /** Listens to topics that are there now. */
    public static Overheard in(String bootstrapServers) {
        return new Overheard(bootstrapServers);
    }

    private void listen() {
        try {
            while (true) {
                consumer.poll(Duration.ofMillis(200)).forEach(this::note);
            }
        } catch (WakeupException e) {
            // It is closed.
        } finally {
            consumer.close();
        }
    }

    private synchronized void note(ConsumerRecord<byte[], byte[]> next) {
        var text = heard.computeIfAbsent(next.topic(), _ -> new StringBuilder());
        append(text, next.key());
        append(text, next.value());
        next.headers().forEach(header -> {
            text.append(header.key());
            append(text, header.value());
        });
    }

    private static void append(StringBuilder text, byte[] octets) {
        text.append(' ').append(octets == null ? "" : new String(octets, ISO_8859_1));
    }

    /** Topics that anything stood in. */
    public synchronized Set<String> topics() {
        return new TreeSet<>(heard.keySet());
    }

    /** All that was heard of a topic so far. */
    public synchronized String of(String topic) {
        return heard.getOrDefault(topic, new StringBuilder()).toString();
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            listening.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
