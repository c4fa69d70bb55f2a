// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.listhealth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Event;
import io.postern.contracts.line.KafkaJoin;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** To {@code postern.lists}. What cannot be written yet waits, the last word of each key; a lost one comes again with the
 * next probe. */
public final class KafkaListNews implements ListNews, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(KafkaListNews.class.getName());
    private static final Duration GIVE_UP = Duration.ofSeconds(30);
    private static final int MOST_WAITING = 1000;

    private final KafkaJoin<KafkaSender> join = new KafkaJoin<>();
    private final Map<String, Event> waiting = new LinkedHashMap<>();
    private @Nullable KafkaSender sender;

    /** Connects in the background. */
    public KafkaListNews(KafkaAccess brokers) {
        join.start(brokers, this::open);
    }

    private KafkaSender open(KafkaAccess brokers) {
        var opened = KafkaSender.durable(brokers, "postern-reputation-lists", GIVE_UP);
        try {
            opened.partitions(Topics.LISTS);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
        synchronized (this) {
            sender = opened;
            waiting.forEach((key, event) -> send(opened, key, event));
            waiting.clear();
        }
        return opened;
    }

    @Override
    public synchronized void tell(String key, Event event) {
        if (sender != null) {
            send(sender, key, event);
        } else if (waiting.size() < MOST_WAITING || waiting.containsKey(key)) {
            waiting.put(key, event);
        }
    }

    private static void send(KafkaSender sender, String key, Event event) {
        sender.send(new ProducerRecord<>(Topics.LISTS, key.getBytes(UTF_8), JsonEvents.encode(event)))
                .whenComplete((_, failure) -> {
                    if (failure != null) {
                        LOG.log(
                                System.Logger.Level.WARNING,
                                "{0} could not be written to {1}: {2}",
                                key,
                                Topics.LISTS,
                                failure.getMessage());
                    }
                });
    }

    @Override
    public void close() {
        join.close();
    }
}
