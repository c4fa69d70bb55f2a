// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.event.Content;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Transcript;
import io.postern.contracts.topic.Topics;
import io.postern.testkit.servers.TestKafka;
import io.postern.testkit.smtp.SmtpClient;
import io.postern.testkit.smtp.SmtpReply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real sockets, a real Kafka, the packaged service. */
class SmtpEdgeIT {
    private static String kafka;
    private static PolicyStage policy;
    private static EdgeProcess edge;

    @BeforeAll
    static void start() throws IOException {
        kafka = TestKafka.sharedWithFreshTopics().bootstrapServers();
        policy = new PolicyStage(kafka);
        edge = new EdgeProcess(
                        "edge-it",
                        kafka,
                        Map.of(
                                "listeners.mx.xclient-networks", "127.0.0.0/8",
                                "listeners.proxied.port", "0",
                                "listeners.proxied.enabled", "false",
                                "max-sessions", "40"))
                .awaitReady();
        awaitMail(edge);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        edge.close();
        policy.close();
    }

    @Test
    void a_message_is_written_before_it_is_answered_with_250() {
        try (var client = SmtpClient.connect(edge.mx)) {
            client.ehlo("mail.sender.test");
            var reply =
                    client.send("anna@sender.test", "Subject: x\r\n\r\n.dot\r\n", "bert@local.test", "carl@local.test");
            var record = outbound(reply);
            assertThat(record.recipients()).hasSize(2);
            assertThat(((Content.Inline) record.content()).bytes())
                    .isEqualTo("Subject: x\r\n\r\n.dot\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(record.headers().getFirst())
                    .startsWith("Received: from mail.sender.test (mail.sender.test [127.0.0.1])");
            client.quit();
        }
    }

    @Test
    void two_recipients_have_different_fates_in_one_session() {
        try (var client = SmtpClient.connect(edge.mx)) {
            client.raw(
                    "EHLO a.test\r\nMAIL FROM:<a@b.test>\r\nRCPT TO:<defer@local.test>\r\nRCPT TO:<bert@local.test>\r\nDATA\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(List.of(client.read(), client.read(), client.read(), client.read(), client.read()))
                    .extracting(SmtpReply::code)
                    .containsExactly(250, 250, 451, 250, 354);
            assertThat(outbound(client.command("x\r\n.")).recipients()).hasSize(1);
        }
    }

    @Test
    void every_cut_between_octets_is_the_same_to_us() {
        try (var client = SmtpClient.connect(edge.mx)) {
            var session = "EHLO a.test\r\nMAIL FROM:<a@b.test>\r\nRCPT TO:<bert@local.test>\r\nDATA\r\n";
            for (byte octet : session.getBytes(StandardCharsets.US_ASCII)) {
                client.raw(new byte[] {octet});
            }
            for (int i = 0; i < 3; i++) {
                assertThat(client.read().code()).isEqualTo(250);
            }
            assertThat(client.read().code()).isEqualTo(354);
            for (byte octet : "a: b\r\n\r\n..\r\n...x\r\n.\r".getBytes(StandardCharsets.US_ASCII)) {
                client.raw(new byte[] {octet});
            }
            client.raw(new byte[] {'\n'});
            var record = outbound(client.read());
            assertThat(((Content.Inline) record.content()).bytes())
                    .isEqualTo("a: b\r\n\r\n.\r\n..x\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n.\n",
                "\n.\r\n",
                "\r\n.\n",
                "\r.\r",
                "\r.\r\n",
                "\r\n.\r",
                "\n\n.\n\n",
                "\r\n\0.\r\n",
                "\r\r\n.\n"
            })
    void nothing_is_smuggled_past_the_end_of_data(String fakeEnd) {
        try (var client = SmtpClient.connect(edge.mx)) {
            client.ehlo("a.test");
            client.mail("a@b.test");
            client.rcpt("bert@local.test");
            client.command("DATA");
            client.raw(("Subject: x\r\n\r\nhello" + fakeEnd + "MAIL FROM:<evil@b.test>\r\nRCPT TO:<boss@local.test>\r\n"
                            + "DATA\r\nevil\r\n.\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            assertThat(client.read().last()).startsWith("554 5.6.0 ");
            assertThat(client.command("NOOP").code()).isEqualTo(250);
            client.quit();
        }
    }

    @Test
    void bad_input_gets_its_reply_and_the_session_goes_on() {
        try (var client = SmtpClient.connect(edge.mx)) {
            assertThat(client.command("E".repeat(5000)).last()).startsWith("500 5.5.2 ");
            assertThat(client.command("NO\0OP").last()).startsWith("500 5.5.2 ");
            assertThat(client.command("NOOP\nMAIL FROM:<a@b.test>").last()).startsWith("500 5.5.2 ");
            assertThat(client.command("\200\201\377").last()).startsWith("500 5.5.2 ");
            client.ehlo("a.test");
            assertThat(client.command("MAIL FROM:<\344@b.test>").last()).startsWith("553 5.6.7 ");
            assertThat(client.command("MAIL FROM:<a@b.test> SIZE=999999999").last())
                    .startsWith("552 5.3.4 ");
            assertThat(client.send("a@b.test", "x\r\n", "bert@local.test").code())
                    .isEqualTo(250);
            client.quit();
        }
    }

    @Test
    void a_thousand_recipients_are_taken_and_not_one_more() {
        try (var client = SmtpClient.connect(edge.mx)) {
            client.ehlo("a.test");
            client.mail("a@b.test");
            var commands = new StringBuilder();
            for (int i = 0; i <= 1000; i++) {
                commands.append("RCPT TO:<r").append(i).append("@local.test>\r\n");
            }
            client.raw(commands.toString().getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 1000; i++) {
                assertThat(client.read().code()).isEqualTo(250);
            }
            assertThat(client.read().last()).startsWith("452 4.5.3 ");
            assertThat(outbound(client.data("x\r\n")).recipients()).hasSize(1000);
        }
    }

    @Test
    void xclient_lets_a_test_come_from_anywhere() {
        try (var client = SmtpClient.from(edge.mx, "IPV6:2001:db8::9", "mail.sender.test")) {
            assertThat(policy.lastConnection().client().address()).isEqualTo("2001:db8::9");
            assertThat(client.send("a@b.test", "x\r\n", "bert@local.test").code())
                    .isEqualTo(250);
        }
        try (var client = SmtpClient.connect(edge.relay)) {
            assertThat(client.ehlo("a.test").toString()).doesNotContain("XCLIENT");
            assertThat(client.command("XCLIENT ADDR=192.0.2.1").last()).startsWith("550 5.7.0");
            assertThat(policy.lastConnection().client().trusted()).isTrue();
        }
    }

    @Test
    void several_messages_of_fifty_mebibytes_pass_through_a_small_heap() throws Exception {
        var message = new byte[50 << 20];
        new Random(1).nextBytes(message);
        for (int i = 0; i < message.length; i++) {
            boolean lineEnd = i % 76 > 73;
            message[i] = lineEnd ? (byte) (i % 76 == 74 ? '\r' : '\n') : (byte) ('!' + (message[i] & 63));
        }
        message[message.length - 2] = '\r';
        message[message.length - 1] = '\n';
        var sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(message));
        try (var clients = Executors.newFixedThreadPool(4)) {
            var sent = clients.invokeAll(List.<Callable<SmtpReply>>of(
                    () -> sendLarge(message),
                    () -> sendLarge(message),
                    () -> sendLarge(message),
                    () -> sendLarge(message)));
            for (var reply : sent) {
                var stored = (Content.Stored) outbound(reply.get()).content();
                assertThat(stored.size()).isEqualTo(message.length);
                assertThat(stored.sha256()).isEqualTo(sha256);
                assertThat(KafkaReader.content(kafka, stored)).isEqualTo(message);
            }
        }
        try (var client = SmtpClient.connect(edge.mx)) {
            client.ehlo("a.test");
            client.mail("a@b.test");
            client.rcpt("bert@local.test");
            client.command("DATA");
            client.raw(message);
            client.raw(("x".repeat(70) + "\r\n").repeat(40_000).getBytes(StandardCharsets.US_ASCII));
            assertThat(client.command("one more line\r\n.").last()).startsWith("552 5.3.4 ");
        }
    }

    private static SmtpReply sendLarge(byte[] message) {
        try (var client = SmtpClient.connect(edge.mx)) {
            client.ehlo("a.test");
            client.mail("a@b.test");
            client.rcpt("bert@local.test");
            return client.data(message);
        }
    }

    @Test
    void who_finds_no_room_is_told_to_come_back_and_our_own_machines_find_some() {
        var clients = new ArrayList<SmtpClient>();
        try {
            for (int i = 0; i < 36; i++) {
                clients.add(SmtpClient.connect(edge.mx));
            }
            assertThat(clients.getFirst().banner().code()).isEqualTo(220);
            try (var late = SmtpClient.connect(edge.mx)) {
                var reply = late.banner().last();
                assertThat(reply).matches("421 4\\.3\\.2 Too many sessions, please try again later \\[\\w{26}]");
                var code = reply.substring(reply.indexOf('[') + 1, reply.length() - 1);
                Awaitility.await("the trace has it under its code")
                        .until(() -> KafkaReader.events(kafka, Topics.TRANSCRIPTS).stream()
                                .map(Transcript.class::cast)
                                .anyMatch(said -> said.sessionId().equals(code)));
            }
            for (int i = 0; i < 4; i++) {
                clients.add(SmtpClient.connect(edge.relay));
                assertThat(clients.getLast().banner().code()).isEqualTo(220);
            }
            try (var late = SmtpClient.connect(edge.relay)) {
                assertThat(late.banner().code()).isEqualTo(421);
            }
        } finally {
            clients.forEach(SmtpClient::close);
        }
        Awaitility.await("room again").until(() -> {
            try (var client = SmtpClient.connect(edge.mx)) {
                return client.banner().code() == 220;
            }
        });
    }

    @Test
    void a_dialogue_can_be_read_afterwards() {
        try (var client = SmtpClient.connect(edge.mx)) {
            client.ehlo("transcript.test");
            var id = id(client.send("a@b.test", "x\r\n", "bert@local.test"));
            Awaitility.await("the transcript")
                    .until(() -> KafkaReader.events(kafka, Topics.TRANSCRIPTS).stream()
                            .map(Transcript.class::cast)
                            .anyMatch(t -> id.equals(t.messageId())
                                    && t.lines().stream().anyMatch(l -> l.text().equals("EHLO transcript.test"))));
        }
    }

    @Test
    void what_happens_is_counted() {
        try (var client = SmtpClient.connect(edge.mx)) {
            client.ehlo("a.test");
            assertThat(client.send("a@b.test", "x\r\n", "bert@local.test").code())
                    .isEqualTo(250);
        }
        assertThat(edge.metrics())
                .contains("postern_edge_sessions", "postern_edge_replies_total{code=\"250\",status=\"2.1.5\"}")
                .contains("postern_edge_limited_total{limit=\"new_connections\"}")
                .contains("postern_edge_commands_total{command=\"ehlo\"}", "postern_edge_messages_accepted_total")
                .contains("postern_edge_verdict_seconds_count{question=\"envelope\"}")
                .contains("postern_edge_durable_write_seconds_count");
    }

    @Test
    void a_verdict_that_nobody_can_read_is_counted() {
        policy.mumble();
        await().untilAsserted(() ->
                assertThat(edge.metrics()).contains("postern_records_parked_total{service=\"smtp-edge\"} 1.0"));
    }

    /** Until the whole line has answered once; on a busy machine the first question may take too long. */
    static void awaitMail(EdgeProcess edge) {
        Awaitility.await("mail goes through").atMost(Duration.ofSeconds(60)).until(() -> {
            try (var client = SmtpClient.connect(edge.mx)) {
                client.ehlo("a.test");
                return client.send("a@b.test", "x\r\n", "bert@local.test").code() == 250;
            }
        });
    }

    private static String id(SmtpReply reply) {
        assertThat(reply.last()).startsWith("250 2.0.0 Accepted as ");
        return reply.last().substring("250 2.0.0 Accepted as ".length());
    }

    private static OutboundMessage outbound(SmtpReply reply) {
        var id = id(reply);
        assertThat(id).hasSize(26);
        return KafkaReader.events(kafka, Topics.outbound(io.postern.contracts.event.Lane.INCOMING)).stream()
                .map(OutboundMessage.class::cast)
                .filter(m -> m.messageId().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
