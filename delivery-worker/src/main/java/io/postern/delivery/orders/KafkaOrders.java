// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.orders;

import io.postern.contracts.event.Command;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads {@code postern.commands} from its beginning and on, without a group: every worker needs all orders. */
public final class KafkaOrders implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(KafkaOrders.class.getName());
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long PAUSE_NANOS = 500_000_000;

    private final Orders orders;
    private final Consumer<Command> listener;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private volatile boolean known;
    private volatile boolean closed;

    /** @param listener is told each order once it is in force, on the reading thread; old ones at the start too */
    public KafkaOrders(String bootstrapServers, String name, Orders orders, Consumer<Command> listener) {
        this.orders = orders;
        this.listener = listener;
        var settings = new HashMap<String, Object>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, name + "-orders");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put("enable.metrics.push", false);
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        thread = Thread.ofPlatform().name("orders").daemon(true).start(this::run);
    }

    /** Whether all orders that were there at the start are in force. */
    public boolean known() {
        return known;
    }

    /**
     * Waits until all orders are known: mail that an operator holds must not go out because a worker was just started.
     *
     * @throws IllegalStateException with a sentence, if they cannot be read in that time
     */
    public void await(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!known) {
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("orders cannot be read from " + Topics.COMMANDS);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    private void run() {
        Map<TopicPartition, Long> ends = Map.of();
        while (!closed) {
            try {
                if (ends.isEmpty()) {
                    ends = begin();
                }
                consumer.poll(known ? POLL : Duration.ofMillis(50)).forEach(this::take);
                known = known || reached(ends);
            } catch (WakeupException e) {
                break;
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "orders cannot be read, trying again: " + e.getMessage());
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        consumer.close();
    }

    private Map<TopicPartition, Long> begin() {
        var partitions = consumer.partitionsFor(Topics.COMMANDS).stream()
                .map(found -> new TopicPartition(found.topic(), found.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer.endOffsets(partitions);
    }

    private boolean reached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void take(ConsumerRecord<byte[], byte[]> next) {
        try {
            if (JsonEvents.decode(next.value()) instanceof Command command) {
                orders.apply(command);
                listener.accept(command);
                return;
            }
            LOG.log(System.Logger.Level.WARNING, "no order, and passed over offset={0}", Long.toString(next.offset()));
        } catch (UnreadableRecord e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "an order is unreadable and passed over offset={0} reason={1}",
                    Long.toString(next.offset()),
                    e.getMessage());
        }
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
