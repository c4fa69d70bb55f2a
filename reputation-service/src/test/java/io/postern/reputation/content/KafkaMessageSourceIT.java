// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.content.KafkaContentReader;
import io.postern.contracts.content.KafkaContentWriter;
import io.postern.contracts.content.MissingContent;
import io.postern.contracts.event.Content;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.topic.Topics;
import io.postern.reputation.mime.MessageParts;
import io.postern.testkit.servers.TestKafka;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Large content as the edge writes it, in a real Kafka. */
class KafkaMessageSourceIT {
    private static KafkaSender sender;
    private static KafkaContentReader reader;

    @BeforeAll
    static void open() {
        var kafka = TestKafka.sharedWithFreshTopics();
        sender = KafkaSender.durable(KafkaAccess.plain(kafka.bootstrapServers()), "test", Duration.ofSeconds(10));
        reader = new KafkaContentReader(KafkaAccess.plain(kafka.bootstrapServers()), "test", 2, Duration.ofSeconds(5));
    }

    @AfterAll
    static void close() {
        reader.close();
        sender.close();
    }

    @Test
    void what_was_written_is_read_as_often_as_wished() throws IOException {
        var message = message();
        var source = KafkaMessageSource.of(write(message), reader);
        assertThat(source.size()).isEqualTo(message.length);
        for (int i = 0; i < 2; i++) {
            try (var in = source.open()) {
                assertThat(in.readAllBytes()).isEqualTo(message);
                assertThat(in.read()).isEqualTo(-1);
            }
        }
        assertThat(MessageParts.read(source).links()).containsExactly("a.test");
    }

    @Test
    void what_travels_in_the_record_is_not_asked_for() throws IOException {
        var message = "Subject: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        var source = KafkaMessageSource.of(new Content.Inline(message), reader);
        try (var in = source.open()) {
            assertThat(in.readAllBytes()).isEqualTo(message);
        }
        assertThat(source.size()).isEqualTo(message.length);
    }

    @Test
    void content_that_is_damaged_is_an_exception_and_no_end() {
        var stored = write(message());
        var other =
                new Content.Stored(stored.topic(), stored.partition(), stored.offsets(), stored.size(), "0".repeat(64));
        assertThatThrownBy(() -> MessageParts.read(KafkaMessageSource.of(other, reader)))
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(MissingContent.class)
                .hasMessageContaining("the content cannot be read");
    }

    private static Content.Stored write(byte[] message) {
        var writer = new KafkaContentWriter(sender, Topics.CONTENT, 0, "m1");
        for (int from = 0; from < message.length; from += 50_000) {
            writer.write(Arrays.copyOfRange(message, from, Math.min(message.length, from + 50_000)));
        }
        return writer.finish().join();
    }

    private static byte[] message() {
        return ("Subject: x\r\n\r\n" + "hello\r\n".repeat(30_000) + "http://a.test/\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
