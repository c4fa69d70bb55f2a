// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Account;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Transcript;
import io.postern.contracts.event.Transcript.Speaker;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.scram.ScramKeys;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.embedded.FreePorts;
import io.postern.embedded.SelfSigned;
import io.postern.testkit.mail.Exim;
import io.postern.testkit.mail.Gateway;
import io.postern.testkit.mail.OpenSmtpd;
import io.postern.testkit.mail.Postfix;
import io.postern.testkit.servers.TestKafka;
import io.postern.testkit.smtp.SmtpClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mail servers of others as clients, to the strangers' door by STARTTLS and to submission by STARTTLS and AUTH. */
class SmtpClientsIT {
    private static final String ANNA = "anna@local.test";
    private static final String MESSAGE = "From: anna@local.test\nSubject: by a mail server\n\n.Hello\n";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;

    private static String kafka;
    private static PolicyStage policy;
    private static EdgeProcess edge;
    private static Gateway gateway;

    @BeforeAll
    static void start() throws IOException {
        kafka = TestKafka.sharedWithFreshTopics().bootstrapServers();
        policy = new PolicyStage(kafka);
        var password = "Correct-Horse-1";
        write(new Account(
                ANNA, ScramKeys.verifier(password, new SecureRandom()), false, List.of(), Instant.now(), "test"));
        var certificate = SelfSigned.in(folder, List.of("localhost"));
        int submission = FreePorts.take();
        edge = new EdgeProcess(
                        "edge-clients-it",
                        kafka,
                        EdgeProcess.certified(
                                Map.of("default", certificate),
                                Map.of("listeners.submission.port", Integer.toString(submission))))
                .awaitReady();
        SmtpEdgeIT.awaitMail(edge);
        gateway = new Gateway("local.test", edge.mx, submission, ANNA, password);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        edge.close();
        policy.close();
    }

    @Test
    void postfix() {
        try (var client = Postfix.sendingThrough(gateway)) {
            client.submit("anna@sender.test", "postfix@local.test", MESSAGE);
            client.submit(ANNA, "postfix@elsewhere.test", MESSAGE);
            came("postfix@local.test", "with ESMTPS id", client::log);
            came("postfix@elsewhere.test", "with ESMTPSA id", client::log);
            assertThat(said("<postfix@local.test>")).contains("STARTTLS", "DATA");
            assertThat(said("<postfix@elsewhere.test>")).contains("STARTTLS").contains("AUTH SCRAM-SHA-256");
        }
    }

    @Test
    void postfix_with_an_address_beyond_ascii() {
        try (var client = Postfix.sendingThrough(gateway)) {
            submit(client.port(), "anna@sender.test", "öl@local.test");
            submit(client.port(), ANNA, "öl@elsewhere.test");
            came("öl@local.test", "with UTF8SMTPS id", client::log);
            came("öl@elsewhere.test", "with UTF8SMTPSA id", client::log);
            // A transcript has the first letter as octets.
            assertThat(said("l@local.test>")).contains(" SMTPUTF8");
        }
    }

    @Test
    void exim_in_chunks() {
        try (var client = Exim.sendingThrough(gateway)) {
            client.submit("anna@sender.test", "exim@local.test", MESSAGE);
            client.submit(ANNA, "exim@elsewhere.test", MESSAGE);
            came("exim@local.test", "with ESMTPS id", client::log);
            came("exim@elsewhere.test", "with ESMTPSA id", client::log);
            assertThat(client.log()).contains(" K C=\"250 2.0.0 Accepted");
            assertThat(said("<exim@local.test>")).contains("STARTTLS", "BDAT ").doesNotContain("DATA\n");
            assertThat(said("<exim@elsewhere.test>")).contains("AUTH PLAIN", "BDAT ");
        }
    }

    @Test
    void opensmtpd() {
        try (var client = OpenSmtpd.sendingThrough(gateway)) {
            client.submit("anna@sender.test", "opensmtpd@local.test", MESSAGE);
            client.submit(ANNA, "opensmtpd@elsewhere.test", MESSAGE);
            came("opensmtpd@local.test", "with ESMTPS id", client::log);
            came("opensmtpd@elsewhere.test", "with ESMTPSA id", client::log);
            assertThat(said("<opensmtpd@elsewhere.test>")).contains("STARTTLS", "AUTH ");
        }
    }

    /** The command line would have it in the encoding of the machine. */
    private static void submit(int port, String from, String to) {
        try (var client = SmtpClient.connect(port)) {
            client.ehlo("localhost");
            client.command("MAIL FROM:<" + from + "> SMTPUTF8");
            client.raw(("RCPT TO:<" + to + ">\r\n").getBytes(StandardCharsets.UTF_8));
            assertThat(client.read().code()).isEqualTo(250);
            assertThat(client.data(MESSAGE.replace("\n", "\r\n")).code()).isEqualTo(250);
        }
    }

    /** A record with that recipient and a Received field that says how it came. */
    private static void came(String recipient, String how, Supplier<String> log) {
        try {
            Awaitility.await(recipient)
                    .atMost(PATIENCE)
                    .until(() -> KafkaReader.events(kafka, Topics.outbound(Lane.INCOMING)).stream()
                            .map(OutboundMessage.class::cast)
                            .anyMatch(message -> to(message, recipient)
                                    && message.headers().getFirst().contains(how)));
        } catch (RuntimeException e) {
            throw new AssertionError(
                    recipient + " got nothing " + how + "; the client says\n" + lastWords(log.get()), e);
        }
    }

    private static String lastWords(String log) {
        var lines = log.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    private static boolean to(OutboundMessage message, String recipient) {
        return message.recipients().getFirst().address().equals(recipient);
    }

    /** The commands of the session that had one with those words, one a line. */
    private static String said(String words) {
        return Awaitility.await("the transcript with " + words)
                .atMost(PATIENCE)
                .until(
                        () -> KafkaReader.events(kafka, Topics.TRANSCRIPTS).stream()
                                .map(event -> commands((Transcript) event))
                                .filter(commands -> commands.contains(words))
                                .findFirst()
                                .orElse(""),
                        commands -> !commands.isEmpty());
    }

    private static String commands(Transcript transcript) {
        var commands = new StringBuilder();
        transcript.lines().stream()
                .filter(line -> line.speaker() == Speaker.THEM)
                .forEach(line -> commands.append(line.text()).append('\n'));
        return commands.toString();
    }

    private static void write(Account account) {
        try (var sender = KafkaSender.durable(KafkaAccess.plain(kafka), "test-accounts", Duration.ofSeconds(10))) {
            sender.send(new ProducerRecord<>(
                            Topics.ACCOUNTS,
                            account.name().getBytes(StandardCharsets.UTF_8),
                            JsonEvents.encode(account)))
                    .join();
        }
    }
}
