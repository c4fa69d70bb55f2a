// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.content.KafkaContentReader;
import io.postern.contracts.content.KafkaContentWriter;
import io.postern.contracts.content.MissingContent;
import io.postern.contracts.event.Content;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.topic.Topics;
import io.postern.testkit.servers.TestKafka;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Content as the edge writes it and the worker reads it, in a real Kafka. */
class KafkaContentReaderIT {
    private static TestKafka kafka;
    private static KafkaSender sender;
    private static KafkaContentReader reader;

    @BeforeAll
    static void open() {
        kafka = TestKafka.sharedWithFreshTopics();
        sender = KafkaSender.durable(KafkaAccess.plain(kafka.bootstrapServers()), "test", Duration.ofSeconds(10));
        reader = new KafkaContentReader(KafkaAccess.plain(kafka.bootstrapServers()), "test", 3, Duration.ofSeconds(5));
    }

    @AfterAll
    static void close() {
        reader.close();
        sender.close();
    }

    @Test
    void what_was_written_is_read() {
        var bytes = bytes(1, 2_000_000);
        assertThat(read(write(bytes, 500_000))).isEqualTo(bytes);
    }

    @Test
    void messages_written_and_read_at_the_same_time_do_not_mix() {
        var all = IntStream.range(0, 12).mapToObj(i -> bytes(i, 300_000)).toList();
        var stored = all.parallelStream().map(bytes -> write(bytes, 50_000)).toList();
        var readings = stored.stream()
                .map(content -> CompletableFuture.supplyAsync(() -> read(content)))
                .toList();
        for (int i = 0; i < all.size(); i++) {
            assertThat(readings.get(i).join()).isEqualTo(all.get(i));
        }
    }

    @Test
    void content_that_is_not_what_was_written_never_comes_to_its_end() {
        var stored = write(bytes(3, 100_000), 50_000);
        var other =
                new Content.Stored(stored.topic(), stored.partition(), stored.offsets(), stored.size(), "0".repeat(64));
        var reading = reader.open(other);
        assertThat(reading.next().join()).hasSize(50_000);
        assertThatThrownBy(() -> reading.next().join()).hasCauseInstanceOf(MissingContent.class);
    }

    @Test
    void content_of_another_size_never_comes_to_its_end() {
        var stored = write(bytes(3, 100_000), 50_000);
        var other = new Content.Stored(
                stored.topic(), stored.partition(), stored.offsets().subList(0, 1), stored.size(), stored.sha256());
        assertThatThrownBy(() -> reader.open(other).next().join()).hasCauseInstanceOf(MissingContent.class);
    }

    @Test
    void content_that_was_removed_is_missing_and_says_so() throws Exception {
        var stored = write(bytes(4, 1000), 1000);
        var place = new TopicPartition(Topics.CONTENT, stored.partition());
        long next = stored.offsets().getLast() + 1;
        try (var admin = kafka.admin()) {
            admin.deleteRecords(Map.of(place, RecordsToDelete.beforeOffset(next)))
                    .all()
                    .get();
        }
        assertThatThrownBy(() -> reader.open(stored).next().join())
                .hasCauseInstanceOf(MissingContent.class)
                .hasMessageContaining("gone");
        // And the reader is as good as before.
        var bytes = bytes(5, 1000);
        assertThat(read(write(bytes, 1000))).isEqualTo(bytes);
    }

    private static Content.Stored write(byte[] bytes, int chunk) {
        var writer = new KafkaContentWriter(sender, Topics.CONTENT, 0, "m1");
        for (int from = 0; from < bytes.length; from += chunk) {
            writer.write(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + chunk)));
        }
        return writer.finish().join();
    }

    private static byte[] read(Content.Stored stored) {
        var out = new ByteArrayOutputStream();
        var reading = reader.open(stored);
        for (var chunk = reading.next().join();
                chunk != null;
                chunk = reading.next().join()) {
            out.writeBytes(chunk);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(int seed, int length) {
        var bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
