// SPDX-License-Identifier: Apache-2.0
package io.postern.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    private Path folder;

    @Test
    void what_was_acknowledged_is_there_after_a_restart_and_after_a_crash() throws Exception {
        try (var kafka = EmbeddedKafka.start(folder, 0, "256m").await(PATIENCE)) {
            try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                admin.createTopics(List.of(new NewTopic("kept", 1, (short) 1).configs(Map.of("flush.messages", "1"))))
                        .all()
                        .get();
            }
            write(kafka, "before the restart");

            kafka.restart();
            assertThat(read(kafka, 1)).containsExactly("before the restart");

            write(kafka, "before the crash");
            kafka.child().kill();
            kafka.relaunch();
            kafka.await(PATIENCE);
            assertThat(read(kafka, 2)).containsExactly("before the restart", "before the crash");
            assertThat(Files.readAllLines(kafka.child().log()))
                    .as("the broker's log is quiet")
                    .hasSizeLessThan(100);
        }
    }

    private static void write(EmbeddedKafka kafka, String what) throws Exception {
        try (var producer = new KafkaProducer<String, String>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>("kept", what)).get();
        }
    }

    private static List<String> read(EmbeddedKafka kafka, int count) {
        var found = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<String, String>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            var kept = List.of(new TopicPartition("kept", 0));
            consumer.assign(kept);
            consumer.seekToBeginning(kept);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (found.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(r -> found.add(r.value()));
            }
        }
        return found;
    }
}
