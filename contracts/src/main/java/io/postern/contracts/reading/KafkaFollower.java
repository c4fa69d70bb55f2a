// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.reading;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Event;
import io.postern.contracts.health.KafkaPulse;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The events of a topic from its beginning and on: for what every instance needs to know in full. */
public final class KafkaFollower implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(KafkaFollower.class.getName());

    private final String topic;
    private final BiConsumer<String, @Nullable Event> listener;
    private final KafkaFollowing following;

    /**
     * @param listener is told the key of each record, and its event; null if it takes away what was there under the key. On
     *     the reading thread
     */
    public KafkaFollower(KafkaAccess kafka, String name, String topic, BiConsumer<String, @Nullable Event> listener) {
        this(kafka, name, topic, listener, _ -> {});
    }

    /**
     * @param listener as above
     * @param whenKnown is told the id of the cluster, once {@link #known}. On the reading thread
     */
    public KafkaFollower(
            KafkaAccess kafka,
            String name,
            String topic,
            BiConsumer<String, @Nullable Event> listener,
            Consumer<String> whenKnown) {
        this.topic = topic;
        this.listener = listener;
        this.following = new KafkaFollowing(kafka, name + "-" + topic, List.of(topic), this::take, whenKnown);
    }

    /** Whether all that was there at the start has been told. */
    public boolean known() {
        return following.known();
    }

    /** Its loop, and what Kafka answers to it. */
    public KafkaPulse pulse() {
        return following.pulse();
    }

    /**
     * Waits until it is known.
     *
     * @throws IllegalStateException with a sentence, if they cannot be read in that time
     */
    public void await(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!known()) {
            if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException(topic + " cannot be read");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> next) {
        var key = next.key() == null ? "" : new String(next.key(), StandardCharsets.UTF_8);
        try {
            listener.accept(key, next.value() == null ? null : JsonEvents.decode(next.value()));
        } catch (UnreadableRecord e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a record is unreadable and passed over topic={0} offset={1} reason={2}",
                    topic,
                    Long.toString(next.offset()),
                    e.getMessage());
        }
    }

    @Override
    public void close() {
        following.close();
    }
}
