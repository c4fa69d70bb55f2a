// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.contracts.event.Command.Target;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the outside of a record that waits, so that nobody has to look inside.
 *
 * @param to the topic it goes back to; null where it belongs to no lane
 * @param notBefore milliseconds since 1970
 * @param hashes of message id, destination, sender and the recipients' domain, to be woken by
 */
record KafkaLabels(@Nullable String to, long notBefore, int[] hashes) {
    private static final String TO = "to";
    /** Milliseconds since 1970, as decimal text. */
    private static final String NOT_BEFORE = "not-before";

    private static final String MESSAGE = "message";
    private static final String SENDER = "sender";
    private static final String DOMAIN = "domain";
    private static final Set<String> LANES =
            Arrays.stream(Lane.values()).map(Topics::outbound).collect(Collectors.toUnmodifiableSet());

    static void write(ProducerRecord<byte[], byte[]> waiting, String to, Instant notBefore) {
        waiting.headers().add(TO, to.getBytes(UTF_8));
        waiting.headers()
                .add(NOT_BEFORE, Long.toString(notBefore.toEpochMilli()).getBytes(UTF_8));
    }

    static void write(ProducerRecord<byte[], byte[]> waiting, OutboundMessage message) {
        waiting.headers().add(MESSAGE, message.messageId().getBytes(UTF_8));
        waiting.headers()
                .add(SENDER, message.reversePath().toLowerCase(Locale.ROOT).getBytes(UTF_8));
        var domains = message.recipients().stream()
                .map(recipient ->
                        recipient.address().substring(recipient.address().lastIndexOf('@') + 1))
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .distinct()
                .collect(Collectors.joining(","));
        waiting.headers().add(DOMAIN, domains.getBytes(UTF_8));
    }

    /** By the headers; by the record itself where somebody wrote it without them. */
    static KafkaLabels of(ConsumerRecord<byte[], byte[]> waiting) throws UnreadableRecord {
        var to = text(waiting.headers(), TO);
        var when = text(waiting.headers(), NOT_BEFORE);
        if (to != null && when != null) {
            try {
                return new KafkaLabels(LANES.contains(to) ? to : null, Long.parseLong(when), hashes(waiting));
            } catch (NumberFormatException e) {
                return new KafkaLabels(null, 0, new int[Pointers.HASHES]);
            }
        }
        if (JsonEvents.decode(waiting.value()) instanceof OutboundMessage message) {
            long notBefore =
                    message.notBefore() == null ? 0 : message.notBefore().toEpochMilli();
            int[] hashes = {hash(message.messageId()), 0, hash(message.reversePath()), 0};
            return new KafkaLabels(Topics.outbound(message.lane()), notBefore, hashes);
        }
        return new KafkaLabels(null, 0, new int[Pointers.HASHES]);
    }

    private static int[] hashes(ConsumerRecord<byte[], byte[]> waiting) {
        return new int[] {
            hash(text(waiting.headers(), MESSAGE)),
            hash(waiting.key() == null ? null : new String(waiting.key(), UTF_8)),
            hash(text(waiting.headers(), SENDER)),
            hash(first(text(waiting.headers(), DOMAIN)))
        };
    }

    private static @Nullable String first(@Nullable String names) {
        return names == null || names.indexOf(',') < 0 ? names : names.substring(0, names.indexOf(','));
    }

    static int hash(@Nullable String value) {
        return value == null ? 0 : value.toLowerCase(Locale.ROOT).hashCode();
    }

    /** Where in the hashes those stand that an order about such a target is matched with. */
    static int[] places(Target.Kind kind) {
        return switch (kind) {
            case MESSAGE -> new int[] {0};
            case DESTINATION -> new int[] {1, 3};
            case SENDER -> new int[] {2};
            case QUARANTINED -> new int[0];
        };
    }

    /** What orders are asked about. */
    static String message(ConsumerRecord<byte[], byte[]> waiting) {
        return String.valueOf(text(waiting.headers(), MESSAGE));
    }

    static String sender(ConsumerRecord<byte[], byte[]> waiting) {
        return String.valueOf(text(waiting.headers(), SENDER));
    }

    /** The key, and the domains of all recipients. */
    static List<String> destinations(ConsumerRecord<byte[], byte[]> waiting) {
        var names = new ArrayList<String>();
        names.add(waiting.key() == null ? "" : new String(waiting.key(), UTF_8));
        names.addAll(
                Arrays.asList(String.valueOf(text(waiting.headers(), DOMAIN)).split(",")));
        return names;
    }

    private static @Nullable String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
