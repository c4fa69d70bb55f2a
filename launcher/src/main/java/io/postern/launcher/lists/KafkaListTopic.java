// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.lists;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Event;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.reading.KafkaTopicReader;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import io.postern.launcher.Complaint;
import io.postern.launcher.trace.Needle;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Reads what is known of lists, and what was judged. */
final class KafkaListTopic {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final KafkaAccess kafka;

    KafkaListTopic(KafkaAccess kafka) {
        this.kafka = kafka;
    }

    /** @throws Complaint if Kafka does not answer */
    Standing standing() {
        var last = new LinkedHashMap<String, Event>();
        read(Topics.LISTS, null, next -> {
            if (next.key() == null) {
                return;
            }
            var key = new String(next.key(), UTF_8);
            last.remove(key);
            var event = event(next);
            if (event != null) {
                last.put(key, event);
            }
        });
        return Standing.of(last.values());
    }

    /**
     * Every judgement from a time on whose record has that word in it.
     *
     * @throws Complaint if Kafka does not answer
     */
    void judgements(Instant from, String word, Consumer<Judgement> taking) {
        var needle = new Needle(word);
        read(Topics.HISTORY, from, next -> {
            if (needle.in(next.value()) && event(next) instanceof Judgement judgement) {
                taking.accept(judgement);
            }
        });
    }

    private void read(String topic, @Nullable Instant from, Consumer<ConsumerRecord<byte[], byte[]>> taking) {
        try (var reader = new KafkaTopicReader(kafka, "postern-lists", PATIENCE)) {
            reader.read(List.of(topic), from, taking);
        } catch (KafkaException e) {
            throw new Complaint(
                    topic + " could not be read from Kafka (" + e.getMessage() + "); see ./postern status.", e);
        }
    }

    private static @Nullable Event event(ConsumerRecord<byte[], byte[]> next) {
        try {
            return next.value() == null ? null : JsonEvents.decode(next.value());
        } catch (UnreadableRecord e) {
            // Of a later release, or none of ours.
            return null;
        }
    }
}
