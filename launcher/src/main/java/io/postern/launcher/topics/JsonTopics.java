// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.topics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.contracts.topic.KafkaTopics;
import io.postern.contracts.topic.Topic;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Locale;

/** Topics for a machine. */
final class JsonTopics {
    private JsonTopics() {}

    /** @param flush as {@code postern.kafka.flush} */
    static String of(Collection<Topic> topics, short replication, boolean flush) {
        var mapper = new ObjectMapper();
        var all = mapper.createArrayNode();
        for (var topic : topics) {
            var node = all.addObject()
                    .put("name", topic.name())
                    .put("kind", topic.kind().name().toLowerCase(Locale.ROOT))
                    .put("partitions", topic.partitions())
                    .put("replicas", replication);
            KafkaTopics.settings(topic, replication, flush).forEach(node.putObject("settings")::put);
        }
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(all) + System.lineSeparator();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
