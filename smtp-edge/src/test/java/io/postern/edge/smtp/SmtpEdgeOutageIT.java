// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.topic.KafkaTopics;
import io.postern.contracts.topic.Topics;
import io.postern.embedded.EmbeddedKafka;
import io.postern.embedded.FreePorts;
import io.postern.testkit.servers.TestKafka;
import io.postern.testkit.smtp.SmtpClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What clients see when something of ours is away, or wrong, or ends. */
class SmtpEdgeOutageIT {
    private static final Map<String, String> HASTY = Map.of(
            "connection-deadline",
            "500ms",
            "envelope-deadline",
            "500ms",
            "message-deadline",
            "1s",
            "write-deadline",
            "2s");

    @Test
    void without_a_verdict_the_banner_comes_and_recipients_are_put_off() throws Exception {
        var kafka = TestKafka.sharedWithFreshTopics().bootstrapServers();
        try (var edge = new EdgeProcess("edge-silent-it", kafka, HASTY).awaitReady()) {
            try (var client = SmtpClient.connect(edge.mx)) {
                assertThat(client.banner().code()).isEqualTo(220);
                client.ehlo("a.test");
                client.mail("a@b.test");
                assertThat(client.rcpt("bert@local.test").last()).startsWith("451 4.3.0 ");
                client.quit();
            }
            assertThat(edge.log()).contains("no verdict in time").doesNotContain("Exception");
        }
    }

    @Test
    void the_edge_waits_for_kafka_survives_its_absence_and_recovers() throws Exception {
        int port = FreePorts.take();
        var folder = Path.of("target", "edge-outage-kafka").toAbsolutePath();
        try (var edge = new EdgeProcess("edge-outage-it", "127.0.0.1:" + port, HASTY)) {
            Awaitility.await("a sentence about Kafka")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> edge.log().contains("Kafka at 127.0.0.1:" + port + " does not answer"));
            assertThat(edge.saysThatItIsNotReady()).isTrue();
            assertThat(edge.live()).isTrue();
            assertThat(edge.health()).contains("\"kafka\": \"away\"");
            try (var kafka = EmbeddedKafka.start(folder, port, "256m").await(Duration.ofSeconds(60))) {
                try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                    KafkaTopics.create(
                            admin, Topics.all(List.of(Duration.ofHours(1))), (short) 1, false, Duration.ofSeconds(30));
                }
                edge.awaitReady();
                try (var policy = new PolicyStage(kafka.bootstrapServers())) {
                    SmtpEdgeIT.awaitMail(edge);
                    try (var client = SmtpClient.connect(edge.mx)) {
                        client.ehlo("a.test");
                        client.mail("a@b.test");
                        client.rcpt("bert@local.test");
                        client.command("DATA");
                        kafka.child().stop(Duration.ofSeconds(20));
                        assertThat(client.command("x\r\n.").last()).startsWith("451 4.3.0 ");
                        assertThat(client.send("a@b.test", "x\r\n", "bert@local.test")
                                        .last())
                                .startsWith("451 4.3.0 ");
                        kafka.restart();
                        Awaitility.await("mail goes through again")
                                .atMost(Duration.ofSeconds(60))
                                .until(() -> answer(edge).startsWith("250 2.0.0 Accepted"));
                    }
                    assertThat(edge.alive()).isTrue();
                    assertThat(edge.log()).doesNotContain("\tat ").doesNotContain("OutOfMemory");
                }
            }
        }
    }

    /** The process ends at the first OutOfMemoryError. */
    @Test
    void a_broker_that_hangs_does_not_fill_the_memory() throws Exception {
        var folder = Path.of("target", "edge-frozen-kafka").toAbsolutePath();
        try (var kafka = EmbeddedKafka.start(folder, 0, "256m").await(Duration.ofSeconds(60));
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            KafkaTopics.create(
                    admin, Topics.all(List.of(Duration.ofHours(1))), (short) 1, false, Duration.ofSeconds(30));
            var settings = Map.of("envelope-deadline", "2s", "message-deadline", "4s", "write-deadline", "4s");
            try (var policy = new PolicyStage(kafka.bootstrapServers());
                    var edge = new EdgeProcess("edge-frozen-it", kafka.bootstrapServers(), settings).awaitReady();
                    var clients = Executors.newVirtualThreadPerTaskExecutor()) {
                SmtpEdgeIT.awaitMail(edge);
                var sent = new ArrayList<Future<String>>();
                var begun = new CountDownLatch(60);
                for (int i = 0; i < 60; i++) {
                    sent.add(clients.submit(() -> sendLines(edge, begun, 200_000)));
                }
                begun.await();
                signal(kafka, "STOP");
                for (var reply : sent) {
                    assertThat(reply.get()).matches("(250 2\\.0\\.0|451 4\\.3\\.0|452 4\\.3\\.1) .*");
                }
                signal(kafka, "CONT");
                SmtpEdgeIT.awaitMail(edge);
                assertThat(edge.metrics()).contains("postern_edge_body_octets 0.0");
                assertThat(policy.inquiries).isNotEmpty();
            }
        }
    }

    private static void signal(EmbeddedKafka kafka, String signal) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(
                                "kill",
                                "-" + signal,
                                Long.toString(kafka.child().pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private static String sendLines(EdgeProcess edge, CountDownLatch begun, int lines) {
        try (var client = SmtpClient.connect(edge.mx, Duration.ofMinutes(2))) {
            client.ehlo("a.test");
            client.mail("a@b.test");
            var reply = client.rcpt("bert@local.test");
            var go = reply.code() == 250 ? client.command("DATA") : reply;
            begun.countDown();
            if (go.code() != 354) {
                return go.last();
            }
            var block = ("x".repeat(98) + "\r\n").repeat(1000).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < lines / 1000; i++) {
                client.raw(block);
            }
            return client.command(".").last();
        }
    }

    private static String answer(EdgeProcess edge) {
        try (var client = SmtpClient.connect(edge.mx)) {
            client.ehlo("a.test");
            return client.send("a@b.test", "x\r\n", "bert@local.test").last();
        }
    }

    @Test
    void proxied_connections_early_talkers_and_the_end() throws Exception {
        var kafka = TestKafka.sharedWithFreshTopics().bootstrapServers();
        int proxied = FreePorts.take();
        var settings = Map.of(
                "listeners.mx.greet-delay", "300ms",
                "drain-notice", "2s",
                "listeners.proxied.port", Integer.toString(proxied),
                "listeners.proxied.proxy-networks", "127.0.0.1,::1",
                "listeners.proxied.greet-delay", "0ms");
        try (var policy = new PolicyStage(kafka);
                var edge = new EdgeProcess("edge-doors-it", kafka, settings).awaitReady()) {
            SmtpEdgeIT.awaitMail(edge);
            try (var client = SmtpClient.connectSaying(edge.mx, "EHLO a\r\n".getBytes(StandardCharsets.US_ASCII))) {
                assertThat(client.banner().last()).startsWith("554 5.5.1 ");
                assertThat(client.isClosedByServer()).isTrue();
            }
            var version1 = "PROXY TCP4 198.51.100.7 127.0.0.1 4711 25\r\n".getBytes(StandardCharsets.US_ASCII);
            try (var client = SmtpClient.connectSaying(proxied, version1)) {
                assertThat(client.banner().code()).isEqualTo(220);
                Awaitility.await("the question about it")
                        .until(() -> policy.lastConnection().client().address().equals("198.51.100.7"));
                assertThat(policy.lastConnection().client().port()).isEqualTo(4711);
            }
            var version2 = HexFormat.of().parseHex("0d0a0d0a000d0a515549540a" + "2111000cc63364097f00000112670019");
            try (var client = SmtpClient.connectSaying(proxied, version2)) {
                assertThat(client.banner().code()).isEqualTo(220);
                Awaitility.await("the question about it")
                        .until(() -> policy.lastConnection().client().address().equals("198.51.100.9"));
            }
            try (var client = SmtpClient.connectSaying(proxied, "EHLO a\r\n".getBytes(StandardCharsets.US_ASCII))) {
                assertThat(client.banner().last()).startsWith("421 ");
            }
            try (var idle = SmtpClient.connect(edge.mx);
                    var busy = SmtpClient.connect(edge.mx)) {
                idle.ehlo("a.test");
                busy.ehlo("a.test");
                busy.mail("a@b.test");
                busy.rcpt("bert@local.test");
                busy.command("DATA");
                edge.terminate();
                Awaitility.await("it says that it is not ready").until(edge::saysThatItIsNotReady);
                try (var late = SmtpClient.connectSaying(proxied, version1)) {
                    assertThat(late.banner().code())
                            .as("while it listens still")
                            .isEqualTo(220);
                }
                assertThat(idle.read().last()).startsWith("421 4.3.2 ");
                assertThat(busy.command("x\r\n.").last()).startsWith("250 2.0.0 Accepted");
                assertThat(busy.read().last()).startsWith("421 4.3.2 ");
                long nobodyLeft = System.nanoTime();
                assertThat(edge.awaitEnd()).isIn(0, 143);
                assertThat(Duration.ofNanos(System.nanoTime() - nobodyLeft))
                        .as("nobody is waited for who has gone, though 30 s would be left")
                        .isLessThan(Duration.ofSeconds(15));
            }
        }
    }

    @Test
    void a_taken_port_is_one_clear_sentence() throws IOException, InterruptedException {
        var kafka = TestKafka.sharedWithFreshTopics().bootstrapServers();
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());
            try (var edge = new EdgeProcess("edge-port-it", kafka, Map.of("listeners.mx.port", port))) {
                assertThat(edge.awaitEnd()).isEqualTo(1);
                assertThat(edge.log())
                        .contains("listener mx cannot listen on 127.0.0.1 port " + port)
                        .contains("postern.edge.listeners.mx.port")
                        .doesNotContain("\tat ");
            }
        }
    }
}
