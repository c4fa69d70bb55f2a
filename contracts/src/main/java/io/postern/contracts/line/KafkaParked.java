// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.contracts.topic.Topics;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * What stands in {@code postern.parked}: records as they were, behind whose own headers four of ours say why and whence; and
 * marks, without key and value, of what an operator has done about a record of the same partition.
 */
public final class KafkaParked {
    private static final List<String> OURS = List.of("reason", "topic", "partition", "offset");
    private static final List<String> MARK = List.of("mark", "of");
    /** Kafka's longest name of a topic, {@code org.apache.kafka.common.internals.Topic}. */
    private static final int LONGEST_TOPIC = 249;

    private static final int LONGEST_REASON = 1_000;
    private static final int LONGEST_WORD = 20;

    private KafkaParked() {}

    /**
     * Whoever may write to the topic may write anything there: what is read of it is short.
     *
     * @param topic of 249 octets at most
     * @param reason why it was parked, for a person; its first 1,000 octets
     */
    public record Origin(String topic, int partition, long offset, String reason) {}

    /** What was done about a record. */
    public enum Done {
        /** It is being written back; whether it was is not known before {@link #REPLAYED}. */
        BEGUN,
        /** It is back in its topic. */
        REPLAYED,
        /** It is not wanted. */
        DISCARDED
    }

    /** @param of the offset of the record that it is about */
    public record Mark(Done done, long of) {}

    static ProducerRecord<byte[], byte[]> of(ConsumerRecord<byte[], byte[]> garbled, @Nullable String reason) {
        var message = new ProducerRecord<>(Topics.PARKED, null, garbled.key(), garbled.value(), garbled.headers());
        header(message, OURS.get(0), String.valueOf(reason));
        header(message, OURS.get(1), garbled.topic());
        header(message, OURS.get(2), Integer.toString(garbled.partition()));
        header(message, OURS.get(3), Long.toString(garbled.offset()));
        return message;
    }

    /** Where it came from; empty for what is no parked record. */
    public static Optional<Origin> origin(ConsumerRecord<byte[], byte[]> parked) {
        var headers = parked.headers().toArray();
        int own = headers.length - OURS.size();
        if (own < 0
                || !named(headers, own, OURS)
                || headers[own + 1].value().length > LONGEST_TOPIC
                || headers[own + 2].value().length > LONGEST_WORD
                || headers[own + 3].value().length > LONGEST_WORD) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Origin(
                    text(headers[own + 1]),
                    Integer.parseInt(text(headers[own + 2])),
                    Long.parseLong(text(headers[own + 3])),
                    text(headers[own])));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Equal of what is one record that was parked twice, as its service died over it: a digest, in 64 characters whatever is
     * parked, of the place that it came from, its key and its value. What says nothing of whence it came equals itself alone.
     */
    public static String identity(ConsumerRecord<byte[], byte[]> parked) {
        var digest = sha256();
        var from = origin(parked)
                .map(origin -> "%s %d %d".formatted(origin.topic(), origin.partition(), origin.offset()))
                .orElseGet(() -> "%d %d".formatted(parked.partition(), parked.offset()));
        for (var part : Arrays.asList(from.getBytes(UTF_8), parked.key(), parked.value())) {
            var size = ByteBuffer.allocate(Integer.BYTES).putInt(part == null ? -1 : part.length);
            digest.update(size.array());
            if (part != null) {
                digest.update(part);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * The record as it was, for the topic that it came from: key, value and its own headers, octet for octet.
     *
     * @throws IllegalArgumentException if it has no {@link #origin}
     */
    public static ProducerRecord<byte[], byte[]> back(ConsumerRecord<byte[], byte[]> parked) {
        var origin = origin(parked).orElseThrow(() -> new IllegalArgumentException("not a parked record"));
        var headers = parked.headers().toArray();
        var own = List.of(headers).subList(0, headers.length - OURS.size());
        return new ProducerRecord<>(origin.topic(), null, parked.key(), parked.value(), own);
    }

    /** To be written about the record at that place of {@code postern.parked}. */
    public static ProducerRecord<byte[], byte[]> mark(int partition, long offset, Done done) {
        var mark = new ProducerRecord<byte[], byte[]>(Topics.PARKED, partition, null, null);
        header(mark, MARK.get(0), done.name().toLowerCase(Locale.ROOT));
        header(mark, MARK.get(1), Long.toString(offset));
        return mark;
    }

    /** Empty for what is no mark. */
    public static Optional<Mark> mark(ConsumerRecord<byte[], byte[]> next) {
        var headers = next.headers().toArray();
        if (next.key() != null
                || next.value() != null
                || headers.length != MARK.size()
                || !named(headers, 0, MARK)
                || headers[0].value().length > LONGEST_WORD
                || headers[1].value().length > LONGEST_WORD) {
            return Optional.empty();
        }
        try {
            var done = Done.valueOf(text(headers[0]).toUpperCase(Locale.ROOT));
            return Optional.of(new Mark(done, Long.parseLong(text(headers[1]))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean named(Header[] headers, int from, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            if (!headers[from + i].key().equals(names.get(i)) || headers[from + i].value() == null) {
                return false;
            }
        }
        return true;
    }

    private static void header(ProducerRecord<byte[], byte[]> message, String name, String value) {
        message.headers().add(name, value.getBytes(UTF_8));
    }

    private static String text(Header header) {
        return new String(header.value(), 0, Math.min(header.value().length, LONGEST_REASON), UTF_8);
    }
}
