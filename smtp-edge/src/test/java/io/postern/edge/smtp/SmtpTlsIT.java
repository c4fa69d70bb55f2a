// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.contracts.event.Lane;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.topic.Topics;
import io.postern.embedded.FreePorts;
import io.postern.embedded.SelfSigned;
import io.postern.testkit.servers.TestKafka;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS over real sockets, with the JDK as the client. */
class SmtpTlsIT {
    @TempDir
    private static Path folder;

    private static PolicyStage policy;
    private static EdgeProcess edge;
    private static String kafka;
    private static int implicit;

    @BeforeAll
    static void start() throws IOException {
        kafka = TestKafka.sharedWithFreshTopics().bootstrapServers();
        policy = new PolicyStage(kafka);
        var first = SelfSigned.in(folder.resolve("first"), List.of("mx.first.test"));
        var second = SelfSigned.in(folder.resolve("second"), List.of("mx.second.test"));
        implicit = FreePorts.take();
        edge = new EdgeProcess(
                        "edge-tls-it",
                        kafka,
                        EdgeProcess.certified(
                                Map.of("default", first, "second", second),
                                Map.of(
                                        "listeners.secure.port", Integer.toString(implicit),
                                        "listeners.secure.greet-delay", "0ms",
                                        "listeners.secure.tls", "implicit")))
                .awaitReady();
        SmtpEdgeIT.awaitMail(edge);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        edge.close();
        policy.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void a_message_comes_after_starttls_and_its_trace_field_says_so(String version) throws Exception {
        try (var plain = new Socket("127.0.0.1", edge.mx)) {
            startTls(plain);
            try (var talk = new Talk(secured(plain, version, null))) {
                assertThat(talk.ask("EHLO mail.sender.test"))
                        .contains("CHUNKING")
                        .doesNotContain("STARTTLS");
                talk.ask("MAIL FROM:<anna@sender.test>");
                talk.ask("RCPT TO:<bert@local.test>");
                assertThat(talk.ask("BDAT 3 LAST\r\na")).startsWith("250 2.0.0 Accepted as ");
                var record = record();
                assertThat(record.headers().getFirst()).contains(" with ESMTPS id ", "(" + version + ")");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1", "TLSv1.1"})
    void older_versions_are_not_spoken(String version) throws Exception {
        try (var plain = new Socket("127.0.0.1", edge.mx)) {
            startTls(plain);
            assertThatThrownBy(() -> secured(plain, version, null)).isInstanceOf(Exception.class);
        }
    }

    @Test
    void tls_from_the_first_octet() throws Exception {
        try (var talk = new Talk(secured(new Socket("127.0.0.1", implicit), "TLSv1.3", null))) {
            assertThat(talk.read()).startsWith("220 edge.test");
            assertThat(talk.ask("EHLO a.test")).contains("SMTPUTF8").doesNotContain("STARTTLS");
        }
    }

    @Test
    void the_certificate_is_the_one_that_is_asked_for_else_the_default() throws Exception {
        assertThat(shown("mx.second.test")).contains("mx.second.test");
        assertThat(shown("mx.first.test")).contains("mx.first.test");
        assertThat(shown("unknown.test")).contains("mx.first.test");
        assertThat(shown(null)).contains("mx.first.test");
    }

    @Test
    void clear_text_behind_starttls_is_never_executed() throws Exception {
        try (var plain = new Socket("127.0.0.1", edge.mx)) {
            var in = new BufferedReader(new InputStreamReader(plain.getInputStream(), StandardCharsets.US_ASCII));
            in.readLine();
            plain.getOutputStream()
                    .write("STARTTLS\r\nEHLO evil.test\r\nMAIL FROM:<evil@sender.test>\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(in.readLine()).startsWith("220 ");
            try (var talk = new Talk(secured(plain, "TLSv1.3", null))) {
                assertThat(talk.ask("RCPT TO:<bert@local.test>")).startsWith("503 5.5.1 Say EHLO");
            }
        }
    }

    @Test
    void new_files_are_used_without_a_restart_and_bad_ones_are_not() throws Exception {
        var live = folder.resolve("live");
        var before = SelfSigned.in(live, List.of("before.test"));
        var port = FreePorts.take();
        try (var other = new EdgeProcess(
                        "edge-tls-reload-it",
                        kafka,
                        EdgeProcess.certified(
                                Map.of("default", before),
                                Map.of(
                                        "listeners.secure.port", Integer.toString(port),
                                        "listeners.secure.greet-delay", "0ms",
                                        "listeners.secure.tls", "implicit")))
                .awaitReady()) {
            assertThat(shown(port, null)).contains("before.test");

            Files.writeString(before.certificate(), "no certificate");
            Awaitility.await().until(() -> other.log().contains("in use stays: "));
            assertThat(other.metrics()).contains("postern_edge_tls_alarm 1");
            assertThat(other.health())
                    .contains("\"default.expires\": \"20", "\"trouble\": \"postern.edge.tls.certificates");
            assertThat(shown(port, null)).contains("before.test");

            var after = SelfSigned.in(folder.resolve("after"), List.of("after.test"));
            Files.write(before.certificate(), Files.readAllBytes(after.certificate()));
            Files.write(before.key(), Files.readAllBytes(after.key()));
            Awaitility.await().until(() -> shown(port, null).contains("after.test"));
            assertThat(other.metrics()).contains("postern_edge_tls_alarm 0");
            assertThat(other.health()).contains("default.expires").doesNotContain("trouble");
        }
    }

    private static String shown(String name) throws Exception {
        return shown(implicit, name);
    }

    private static String shown(int port, String name) throws Exception {
        try (var socket = secured(new Socket("127.0.0.1", port), "TLSv1.3", name)) {
            return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                    .getSubjectX500Principal()
                    .getName();
        }
    }

    private static void startTls(Socket plain) throws IOException {
        var in = new BufferedReader(new InputStreamReader(plain.getInputStream(), StandardCharsets.US_ASCII));
        assertThat(in.readLine()).startsWith("220 ");
        plain.getOutputStream().write("STARTTLS\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(in.readLine()).startsWith("220 2.0.0 ");
    }

    private static SSLSocket secured(Socket plain, String version, String name) throws Exception {
        var trustful = new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String authType) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String authType) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        };
        var context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {trustful}, new SecureRandom());
        var socket = (SSLSocket) context.getSocketFactory().createSocket(plain, "127.0.0.1", plain.getPort(), true);
        socket.setEnabledProtocols(new String[] {version});
        if (name != null) {
            var parameters = socket.getSSLParameters();
            parameters.setServerNames(List.of(new SNIHostName(name)));
            socket.setSSLParameters(parameters);
        }
        socket.startHandshake();
        return socket;
    }

    private static OutboundMessage record() {
        return (OutboundMessage)
                KafkaReader.events(kafka, Topics.outbound(Lane.INCOMING)).getLast();
    }

    /** One line, one reply. */
    private static final class Talk implements AutoCloseable {
        private final SSLSocket socket;
        private final BufferedReader in;

        Talk(SSLSocket socket) throws IOException {
            this.socket = socket;
            this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        }

        String ask(String line) throws IOException {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return read();
        }

        String read() throws IOException {
            var all = new StringBuilder();
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                all.append(line).append('\n');
                if (line.length() < 4 || line.charAt(3) == ' ') {
                    break;
                }
            }
            return all.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
