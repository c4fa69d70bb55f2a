// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Account;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.scram.ScramKeys;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.embedded.FreePorts;
import io.postern.embedded.SelfSigned;
import io.postern.testkit.servers.TestKafka;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People hand in mail: real TLS, real accounts in a real Kafka, and the mail programs of others. */
class SmtpSubmissionIT {
    private static final String PASSWORD = "Correct-Horse-1";

    @TempDir
    private static Path folder;

    private static String kafka;
    private static PolicyStage policy;
    private static EdgeProcess edge;
    private static int submission;
    private static int submissions;
    private static int proxied;

    @BeforeAll
    static void start() throws IOException {
        kafka = TestKafka.sharedWithFreshTopics().bootstrapServers();
        policy = new PolicyStage(kafka);
        write(account("anna@local.test", false));
        write(account("gone@local.test", true));
        var certificate = SelfSigned.in(folder, List.of("localhost"));
        submission = FreePorts.take();
        submissions = FreePorts.take();
        proxied = FreePorts.take();
        edge = new EdgeProcess(
                        "edge-submission-it",
                        kafka,
                        EdgeProcess.certified(
                                Map.of("default", certificate),
                                Map.of(
                                        "listeners.submission.port",
                                        Integer.toString(submission),
                                        "listeners.submissions.port",
                                        Integer.toString(submissions),
                                        "listeners.proxied.port",
                                        Integer.toString(proxied),
                                        "listeners.proxied.greet-delay",
                                        "0ms",
                                        "listeners.proxied.tls",
                                        "implicit",
                                        "listeners.proxied.proxy-networks",
                                        "127.0.0.1/32")))
                .awaitReady();
        SmtpEdgeIT.awaitMail(edge);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        edge.close();
        policy.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # who                                   | user            | password        | from            | answer
            an account by PLAIN                     | anna@local.test | Correct-Horse-1 | anna@local.test | 250 2.0.0 Accepted
            its name in capitals                    | Anna@Local.Test | Correct-Horse-1 | anna@local.test | 250 2.0.0 Accepted
            a wrong password                        | anna@local.test | Wrong-Horse-1   | anna@local.test | 535 5.7.8
            nobody                                  | nobody@x.test   | Correct-Horse-1 | nobody@x.test   | 535 5.7.8
            one that is suspended                   | gone@local.test | Correct-Horse-1 | gone@local.test | 535 5.7.8
            one that writes in another's name       | anna@local.test | Correct-Horse-1 | boss@local.test | 553 5.7.1
            """)
    void swaks(String who, String user, String password, String from, String answer) throws Exception {
        // Who guessed in the row before must wait a second.
        Awaitility.await(who).atMost(Duration.ofSeconds(20)).until(() -> {
            var said = run(
                    "swaks",
                    "--server",
                    "127.0.0.1:" + submission,
                    "--tls",
                    "--auth",
                    "PLAIN",
                    "--auth-user",
                    user,
                    "--auth-password",
                    password,
                    "--from",
                    from,
                    "--to",
                    "bert@elsewhere.test");
            return !said.contains("454 4.7.0") && said.contains(answer);
        });
    }

    @Test
    void pythons_library_signs_in_and_sends_beyond_ascii() throws Exception {
        var program = """
                import smtplib, ssl, sys
                from email.message import EmailMessage
                context = ssl._create_unverified_context()
                with smtplib.SMTP_SSL("127.0.0.1", %d, context=context) as server:
                    server.login("anna@local.test", "%s")
                    message = EmailMessage()
                    message["From"] = "anna@local.test"
                    message["To"] = "\\u00e4nne@elsewhere.test"
                    message["Subject"] = "\\u00dcbung"
                    message.set_content("Gr\\u00fc\\u00dfe")
                    print(server.send_message(message))
                """.formatted(submissions, PASSWORD);
        Awaitility.await("mail of Python")
                .atMost(Duration.ofSeconds(20))
                .until(() -> run("python3", "-c", program).strip().equals("{}"));
    }

    @Test
    void msmtp_signs_in_by_scram() throws Exception {
        var settings = Files.createTempFile(folder, "msmtp", ".conf");
        Files.writeString(settings, """
                account default
                host 127.0.0.1
                port %d
                tls on
                tls_starttls on
                tls_certcheck off
                auth scram-sha-256
                user anna@local.test
                password %s
                from anna@local.test
                """.formatted(submission, PASSWORD));
        var mail = Files.writeString(Files.createTempFile(folder, "mail", ".eml"), "Subject: by msmtp\n\nHello\n");
        Awaitility.await("mail of msmtp").atMost(Duration.ofSeconds(20)).until(() -> {
            var process = new ProcessBuilder("msmtp", "--file=" + settings, "bert@elsewhere.test")
                    .inheritIO()
                    .redirectInput(mail.toFile())
                    .start();
            return process.waitFor() == 0;
        });
    }

    @Test
    void behind_haproxy_the_client_is_known_by_proxy_v2_before_tls() throws Exception {
        int front = FreePorts.take();
        var settings = Files.createTempFile(folder, "haproxy", ".cfg");
        Files.writeString(settings, """
                defaults
                  mode tcp
                  timeout connect 5s
                  timeout client 30s
                  timeout server 30s
                listen smtps
                  bind 127.0.0.1:%d
                  server edge 127.0.0.1:%d send-proxy-v2 proxy-v2-options crc32c
                """.formatted(front, proxied));
        var haproxy = new ProcessBuilder("haproxy", "-db", "-f", settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.log").toFile())
                .start();
        try {
            Awaitility.await("mail through HAProxy")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> run(
                                    "swaks",
                                    "--server",
                                    "127.0.0.1:" + front,
                                    "--local-interface",
                                    "127.0.0.5",
                                    "--tlsc",
                                    "--from",
                                    "a@sender.test",
                                    "--to",
                                    "proxied@local.test")
                            .contains("250 2.0.0 Accepted"));
            var records = KafkaReader.events(kafka, Topics.outbound(Lane.INCOMING)).stream()
                    .map(OutboundMessage.class::cast)
                    .filter(message -> message.recipients().getFirst().address().equals("proxied@local.test"))
                    .toList();
            assertThat(records.getLast().origin().client().address()).isEqualTo("127.0.0.5");
            assertThat(records.getLast().headers().getFirst()).contains("[127.0.0.5]", " with ESMTPS ");
        } finally {
            haproxy.destroy();
        }
    }

    @Test
    void an_account_that_is_new_may_sign_in_within_a_second_and_one_that_is_suspended_no_longer() {
        write(account("new@local.test", false));
        Awaitility.await("it may").atMost(Duration.ofSeconds(20)).until(() -> signsIn("new@local.test"));
        write(account("new@local.test", true));
        Awaitility.await("it may not").atMost(Duration.ofSeconds(20)).until(() -> !signsIn("new@local.test"));
    }

    private static boolean signsIn(String user) throws Exception {
        return run(
                        "swaks",
                        "--server",
                        "127.0.0.1:" + submission,
                        "--tls",
                        "--quit-after",
                        "AUTH",
                        "--auth",
                        "LOGIN",
                        "--auth-user",
                        user,
                        "--auth-password",
                        PASSWORD)
                .contains("235 2.7.0");
    }

    private static Account account(String name, boolean suspended) {
        return new Account(
                name, ScramKeys.verifier(PASSWORD, new SecureRandom()), suspended, List.of(), Instant.now(), "test");
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

    private static String run(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(30, TimeUnit.SECONDS);
        return said;
    }
}
