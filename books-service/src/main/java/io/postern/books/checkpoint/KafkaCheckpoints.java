// SPDX-License-Identifier: Apache-2.0
package io.postern.books.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.books.entry.Books.Unsaved;
import io.postern.books.entry.Entry;
import io.postern.books.entry.Texts;
import io.postern.books.entry.Totals;
import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.topic.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Saves and loads the books in {@code postern.books}. For use by one thread. */
public final class KafkaCheckpoints implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(KafkaCheckpoints.class.getName());
    private static final String POSITIONS = "positions";
    private static final TopicPartition PLACE = new TopicPartition(Topics.BOOKS, 0);
    private static final Duration GIVE_UP = Duration.ofSeconds(20);
    /** Written before the next are handed over; a whole million would not fit into the sender. */
    private static final int PORTION = 2_000;

    private final KafkaSender sender;
    private final KafkaConsumer<byte[], byte[]> consumer;
    /** Where the topic ends if nobody else has written; -1 when that is not known. */
    private long end = -1;

    /** Another instance has taken the books over. */
    public static final class TakenOver extends Exception {
        private static final long serialVersionUID = 1;

        TakenOver() {
            super("another instance has taken over the books");
        }
    }

    public KafkaCheckpoints(KafkaAccess kafka, String name) {
        sender = KafkaSender.durable(kafka, name + "-checkpoint", GIVE_UP);
        consumer = new KafkaConsumer<>(
                kafka.settings(Map.of(
                        "client.id",
                        name + "-checkpoint",
                        "enable.auto.commit",
                        false,
                        "fetch.max.bytes",
                        4 << 20,
                        "max.poll.records",
                        5_000,
                        "reconnect.backoff.max.ms",
                        500,
                        "default.api.timeout.ms",
                        10_000,
                        "enable.metrics.push",
                        false)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Reads the last checkpoint. */
    public Checkpoint load(long now) {
        consumer.assign(List.of(PLACE));
        consumer.seekToBeginning(List.of(PLACE));
        long to = consumer.endOffsets(List.of(PLACE)).getOrDefault(PLACE, 0L);
        var texts = new Texts();
        var entries = new HashMap<String, Entry>();
        var staged = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        boolean empty = true;
        byte[] last = null;
        while (consumer.position(PLACE) < to) {
            for (var next : consumer.poll(Duration.ofMillis(200))) {
                empty = false;
                if (POSITIONS.equals(new String(next.key(), UTF_8))) {
                    staged.forEach(one -> take(one, entries, texts));
                    staged.clear();
                    last = next.value();
                } else {
                    staged.add(next);
                }
            }
        }
        return empty ? Checkpoint.none(now) : checkpoint(last, List.copyOf(entries.values()), now);
    }

    /**
     * Without positions that can be read the books begin anew with what was open: all that is still there is read again. Nobody could
     * mend them.
     *
     * @param positions null where none were written, or where they were removed
     */
    static Checkpoint checkpoint(byte @Nullable [] positions, List<Entry> entries, long now) {
        try {
            return JsonCheckpoint.checkpoint(positions == null ? new byte[0] : positions, entries);
        } catch (IOException e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "there are no positions in {0} that can be read ({1}): the books begin anew with what was open, without"
                            + " their totals and what was missed until now",
                    PLACE,
                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            var found = new Totals(0, 0, entries.size(), Map.of(), Map.of(), 0, 0);
            return new Checkpoint(0, now, found, Map.of(), entries);
        }
    }

    private static void take(ConsumerRecord<byte[], byte[]> next, Map<String, Entry> entries, Texts texts) {
        var key = new String(next.key(), UTF_8);
        byte[] value = next.value();
        if (value == null) {
            entries.remove(key);
            return;
        }
        try {
            entries.put(key, JsonCheckpoint.entry(key, value, texts));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "a saved entry is unreadable and passed over: " + e.getMessage());
        }
    }

    /**
     * Saves what has changed, and waits until it is safe.
     *
     * @throws TakenOver if somebody else has written since
     * @throws KafkaException if it is not safe; to be tried again with all of it
     */
    public void save(long at, long began, Unsaved unsaved, Map<String, Long> positions) throws TakenOver {
        ours();
        end = -1;
        var sent = new ArrayList<CompletableFuture<RecordMetadata>>();
        for (var entry : unsaved.written()) {
            send(entry.key(), JsonCheckpoint.entry(entry), sent);
        }
        for (var key : unsaved.removed()) {
            send(key, null, sent);
        }
        await(sent);
        send(POSITIONS, JsonCheckpoint.positions(at, began, unsaved.totals(), positions), sent);
        end = await(sent) + 1;
    }

    /**
     * Whether the last that was written is this instance's.
     *
     * @return false when nothing is known to have been written by it
     * @throws TakenOver if somebody else has written since
     */
    public boolean ours() throws TakenOver {
        if (end < 0) {
            return false;
        }
        if (consumer.endOffsets(List.of(PLACE)).getOrDefault(PLACE, end) != end) {
            throw new TakenOver();
        }
        return true;
    }

    private void send(String key, byte @Nullable [] value, List<CompletableFuture<RecordMetadata>> sent) {
        sent.add(sender.send(new ProducerRecord<>(PLACE.topic(), PLACE.partition(), key.getBytes(UTF_8), value)));
        if (sent.size() >= PORTION) {
            await(sent);
        }
    }

    /** The last one's offset. */
    private static long await(List<CompletableFuture<RecordMetadata>> sent) {
        try {
            long last = -1;
            for (var one : sent) {
                last = one.join().offset();
            }
            sent.clear();
            return last;
        } catch (CompletionException e) {
            throw new KafkaException(
                    "the books cannot be saved: " + e.getCause().getMessage(), e);
        }
    }

    @Override
    public void close() {
        sender.close();
        consumer.close();
    }
}
