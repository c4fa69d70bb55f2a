// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.quarantine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.content.KafkaContentWriter;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.Command;
import io.postern.contracts.event.Command.Action;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Origin;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Progress;
import io.postern.contracts.event.QuarantinedMessage;
import io.postern.contracts.event.Recipient;
import io.postern.contracts.event.Reply;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.launcher.Said;
import io.postern.testkit.servers.TestKafka;
import io.postern.testkit.system.SystemTopics;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quarantine from the command line, in a real Kafka. */
class QuarantineIT {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String BERT = "01kanb00000000000000000000";
    private static final String CLEO = "01kanc00000000000000000000";
    private static final String GONE = "01kang00000000000000000000";
    private static final String LARGE = "01kann00000000000000000000";
    private static TestKafka kafka;
    private static KafkaSender sender;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws Exception {
        kafka = TestKafka.sharedWithFreshTopics();
        sender = KafkaSender.durable(KafkaAccess.plain(kafka.bootstrapServers()), "test", Duration.ofSeconds(10));
        Said.systemOn(folder, kafka.bootstrapServers());
        var text = "Subject: gr\u00fc\u00dfe\r\n\r\n\u001b]0;owned\u0007hello\r\n".getBytes(ISO_8859_1);
        put(BERT, "first form of it", new Content.Inline(text));
        put(BERT, "bert@local.test", new Content.Inline(text));
        put(CLEO, "cleo@local.test", lost());
        put(GONE, "gone@local.test", new Content.Inline(text));
        write(GONE, null);
        put(LARGE, "dora@local.test", large());
    }

    @AfterAll
    static void stop() {
        sender.close();
    }

    @Test
    void the_list_has_the_last_of_each_and_none_that_was_removed() {
        var said = quarantine("list");

        assertThat(said.code()).isZero();
        assertThat(said.out())
                .hasLineCount(4)
                .contains(BERT, "<bert@local.test>", CLEO, LARGE, "undeliverable  550 5.1.1 no such user")
                .doesNotContain(GONE, "first form");
        assertThat(quarantine("list", "--recipient", "cleo@local.test").out())
                .hasLineCount(2)
                .contains(CLEO);
        assertThat(quarantine("list", "--rule", "virus").out()).startsWith("Nothing is in quarantine.");
        assertThat(quarantine("list", "--json", "--recipient", "bert@local.test")
                        .out())
                .contains("\"id\" : \"" + BERT + "\"");
    }

    @Test
    void an_entry_is_shown_without_driving_the_terminal() {
        var said = quarantine("show", BERT);

        assertThat(said.code()).isZero();
        assertThat(said.out())
                .contains("entry     " + BERT, "from      <anna@debian.org>", "server    550 5.1.1 no such user")
                .contains("Subject: gr\\xfc\\xdfe", "\\x1b]0;owned\\x07hello")
                .doesNotContain("\u001b", "\u0007");
    }

    @Test
    void of_a_large_message_the_first_64_KiB_are_shown() {
        var said = quarantine("show", LARGE);

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("(cut here: the first 65536 of 1500000 octets)");
        assertThat(said.out().length()).isBetween(65_536, 68_000);
    }

    @Test
    void content_that_is_gone_is_said_to_be() {
        var said = quarantine("show", CLEO);

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).contains("to        <cleo@local.test>", "Its content cannot be shown: content is gone");
    }

    @Test
    void entries_are_released_and_deleted_by_orders_however_often() {
        for (int i = 0; i < 2; i++) {
            assertThat(quarantine("release", BERT, CLEO.toUpperCase(Locale.ROOT))
                            .out())
                    .contains("Entry " + BERT + " is released: it is delivered to <bert@local.test>", "Entry " + CLEO);
        }
        assertThat(quarantine("delete", LARGE, "--comment", "junk").out())
                .startsWith("Entry " + LARGE + " is deleted: <dora@local.test> will not get it");

        var orders = orders();
        assertThat(orders).hasSize(5);
        assertThat(orders.getFirst().action()).isEqualTo(Action.RELEASE);
        assertThat(orders.getFirst().key()).isEqualTo("QUARANTINED:" + BERT + ":hold");
        assertThat(orders.getLast().action()).isEqualTo(Action.DELETE);
        assertThat(orders.getLast().comment()).isEqualTo("junk");
    }

    @Test
    void of_ids_that_are_not_all_there_none_is_ordered_about() {
        int before = orders().size();
        for (var word : List.of("release", "delete")) {
            var said = quarantine(word, BERT, GONE);
            assertThat(said.code()).isEqualTo(1);
            assertThat(said.out())
                    .startsWith("There is no entry " + GONE + " in quarantine")
                    .hasLineCount(1);
        }
        assertThat(quarantine("show", "\u001b[2J").out())
                .startsWith("There is no entry \\u001b[2j")
                .hasLineCount(1);
        assertThat(orders()).hasSize(before);
    }

    private static List<Command> orders() {
        return new SystemTopics(kafka.bootstrapServers()).events(Topics.COMMANDS, Command.class);
    }

    private static Said quarantine(String... words) {
        return Said.by(folder, "quarantine", words);
    }

    private static Content lost() {
        return new Content.Stored(Topics.CONTENT_KEPT, 0, List.of(4711L), 100_000, "00".repeat(32));
    }

    private static Content large() throws Exception {
        var chunk = new byte[KafkaContentWriter.MAX_CHUNK];
        Arrays.fill(chunk, (byte) 'x');
        var digest = MessageDigest.getInstance("SHA-256");
        int size = 1_500_000;
        var offsets = new ArrayList<Long>();
        for (int at = 0; at < size; at += chunk.length) {
            var part = Arrays.copyOf(chunk, Math.min(chunk.length, size - at));
            digest.update(part);
            offsets.add(sender.send(new ProducerRecord<>(Topics.CONTENT_KEPT, part))
                    .join()
                    .offset());
        }
        return new Content.Stored(
                Topics.CONTENT_KEPT, 0, offsets, size, HexFormat.of().formatHex(digest.digest()));
    }

    private static void put(String id, String to, Content content) {
        var client = new Client("198.51.100.7", 4711, "mx", ListenerKind.MX, false);
        var message = new OutboundMessage(
                "01kanabcdefghjkmnpqrstvwxy",
                id + "-q1",
                Lane.INCOMING,
                NOON,
                new Origin(client, "01kan00000000000000000000s", "mail.debian.org"),
                1,
                null,
                "anna@debian.org",
                "7BIT",
                List.of(new Recipient(to)),
                List.of(),
                content,
                Progress.NONE,
                null,
                null);
        var reply = new Reply(550, "5.1.1", "no such user");
        write(id, new QuarantinedMessage(id, NOON, "undeliverable", "A server refused it.", reply, message));
    }

    private static void write(String id, @Nullable QuarantinedMessage entry) {
        sender.send(new ProducerRecord<>(
                        Topics.QUARANTINE, id.getBytes(UTF_8), entry == null ? null : JsonEvents.encode(entry)))
                .join();
    }
}
