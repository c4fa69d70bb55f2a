// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.content.KafkaContentReader;
import io.postern.contracts.content.KafkaContentWriter;
import io.postern.contracts.content.MissingContent;
import io.postern.contracts.event.Content;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.topic.Topics;
import io.postern.delivery.dsn.KafkaOriginalHeaders;
import io.postern.delivery.dsn.OriginalHeader;
import io.postern.testkit.servers.TestKafka;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Stored content, copied for long and read from its beginning, in a real Kafka. */
class KafkaKeptContentIT {
    private static final String HEADER = "From: me@local.test\r\nSubject: large\r\n";

    private static TestKafka kafka;
    private static KafkaSender sender;
    private static KafkaContentReader reader;
    private static KafkaKeptContent kept;

    @BeforeAll
    static void open() {
        kafka = TestKafka.sharedWithFreshTopics();
        sender = KafkaSender.durable(KafkaAccess.plain(kafka.bootstrapServers()), "test", Duration.ofSeconds(10));
        reader = new KafkaContentReader(KafkaAccess.plain(kafka.bootstrapServers()), "test", 2, Duration.ofSeconds(5));
        kept = new KafkaKeptContent(reader, sender, sender.partitions(Topics.CONTENT_KEPT));
    }

    @AfterAll
    static void close() {
        reader.close();
        sender.close();
    }

    @Test
    void a_copy_is_the_same_in_the_topic_that_lasts_and_survives_the_first_one() throws Exception {
        var octets = message(5_000_000);
        var stored = write(octets, KafkaContentWriter.MAX_CHUNK);
        var copy =
                (Content.Stored) kept.keep("m1", stored).toCompletableFuture().join();
        assertThat(copy.topic()).isEqualTo(Topics.CONTENT_KEPT);
        assertThat(copy.sha256()).isEqualTo(stored.sha256());
        remove(stored);
        assertThat(read(copy)).isEqualTo(octets);
        assertThat(kept.keep("m1", copy).toCompletableFuture().join()).isSameAs(copy);
    }

    @Test
    void content_in_its_record_stays_there() {
        var inline = new Content.Inline(message(100));
        assertThat(kept.keep("m1", inline).toCompletableFuture().join()).isSameAs(inline);
    }

    @Test
    void content_that_is_gone_is_said_to_be() throws Exception {
        var stored = write(message(1000), 1000);
        remove(stored);
        assertThatThrownBy(() -> kept.keep("m1", stored).toCompletableFuture().join())
                .hasCauseInstanceOf(MissingContent.class);
    }

    @Test
    void a_header_is_read_from_as_many_chunks_as_it_needs() {
        var headers = new KafkaOriginalHeaders(reader, 32 << 10);
        assertThat(header(headers, write(message(300_000), 200_000))).isEqualTo(HEADER);
        assertThat(header(headers, write(message(1000), 10))).isEqualTo(HEADER);
        assertThat(header(headers, new Content.Inline(message(1000)))).isEqualTo(HEADER);
        var shorter = new KafkaOriginalHeaders(reader, 25);
        var cut = shorter.of(write(message(1000), 10)).toCompletableFuture().join();
        assertThat(cut.extent()).isEqualTo(OriginalHeader.Extent.CUT);
        assertThat(new String(cut.octets(), StandardCharsets.US_ASCII)).isEqualTo("From: me@local.test\r\n");
    }

    @Test
    void the_header_of_content_that_is_gone_is_gone() throws Exception {
        var stored = write(message(1000), 1000);
        remove(stored);
        var headers = new KafkaOriginalHeaders(reader, 32 << 10);
        assertThat(headers.of(stored).toCompletableFuture().join()).isSameAs(OriginalHeader.GONE);
    }

    private static String header(KafkaOriginalHeaders headers, Content content) {
        var found = headers.of(content).toCompletableFuture().join();
        assertThat(found.extent()).isEqualTo(OriginalHeader.Extent.WHOLE);
        return new String(found.octets(), StandardCharsets.US_ASCII);
    }

    private static byte[] message(int size) {
        var octets = new byte[size];
        new Random(size).nextBytes(octets);
        var header = (HEADER + "\r\n").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(header, 0, octets, 0, header.length);
        return octets;
    }

    private static Content.Stored write(byte[] octets, int chunk) {
        var writer = new KafkaContentWriter(sender, Topics.CONTENT, 0, "m1");
        for (int from = 0; from < octets.length; from += chunk) {
            writer.write(Arrays.copyOfRange(octets, from, Math.min(octets.length, from + chunk)));
        }
        return writer.finish().join();
    }

    private static void remove(Content.Stored stored) throws Exception {
        var place = new TopicPartition(stored.topic(), stored.partition());
        try (var admin = kafka.admin()) {
            admin.deleteRecords(Map.of(
                            place, RecordsToDelete.beforeOffset(stored.offsets().getLast() + 1)))
                    .all()
                    .get();
        }
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
}
