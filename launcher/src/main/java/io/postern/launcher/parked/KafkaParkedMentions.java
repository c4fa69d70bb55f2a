// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.parked;

import io.postern.contracts.access.KafkaAccess;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Which parked records are of a message, for whoever looks for the message. */
public final class KafkaParkedMentions {
    private KafkaParkedMentions() {}

    /**
     * What is not done with of messages, by their ids; nothing of those of which nothing is parked.
     *
     * @param mentions by message id, whether octets have it in them
     * @throws io.postern.launcher.Complaint if Kafka does not answer
     */
    public static Map<String, List<Parked>> of(KafkaAccess kafka, Map<String, Predicate<byte[]>> mentions) {
        var mentioned = new HashMap<String, Set<String>>();
        var found = new HashMap<String, List<Parked>>();
        try (var topic = new KafkaParkedTopic(kafka)) {
            var there = topic.read(next -> mentions.forEach((message, in) -> {
                if (octets(next).anyMatch(in)) {
                    mentioned.computeIfAbsent(message, _ -> new HashSet<>()).add(KafkaParkedTopic.id(next));
                }
            }));
            for (var message : mentions.keySet()) {
                var ids = mentioned.getOrDefault(message, Set.of());
                var parked = Parked.open(there).stream()
                        .filter(one -> one.isOf(message, ids.contains(one.id())))
                        .toList();
                if (!parked.isEmpty()) {
                    found.put(message, parked);
                }
            }
        }
        return found;
    }

    private static Stream<byte[]> octets(ConsumerRecord<byte[], byte[]> next) {
        return Stream.concat(Stream.of(next.headers().toArray()).map(Header::value), Stream.ofNullable(next.value()))
                .filter(Objects::nonNull);
    }
}
