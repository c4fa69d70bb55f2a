// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.postern.launcher.state.JsonRunState;
import io.postern.launcher.state.RunState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command between its words and the service's port. */
class ExplainCommandTest {
    private static final String ANSWER = """
            {"spf":null,"spfMailFrom":{"identity":"mailfrom","result":"pass","domain":"a.test","explanation":null,
             "sendsNothing":false,"terms":[]},"spfHelo":null,"dkim":[],
             "dmarc":{"result":"none"},"arc":{"cv":"none","sealers":[]},
             "connection":{"reverseDns":{"status":"missing","host":null,"names":[]},"dnsbl":[],"dnsAway":false},
             "helo":"unknown","senderDomain":"exists","lists":[],"scans":[],"attachments":[],"history":[],
             "late":false,"dns":[]}""";

    @TempDir
    Path folder;

    private HttpServer service;
    private final List<JsonNode> asked = new ArrayList<>();
    private int status = 200;
    private String answer = ANSWER;

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/assess", exchange -> {
            asked.add(new ObjectMapper().readTree(exchange.getRequestBody()));
            var octets = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, octets.length);
            exchange.getResponseBody().write(octets);
            exchange.close();
        });
        service.start();
        runs(new RunState.Service(
                "reputation-service",
                ProcessHandle.current().pid(),
                service.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void it_asks_and_tells() throws IOException {
        var letter = Files.writeString(folder.resolve("letter.eml"), "From: a@a.test\n\nhello\n");
        var said = explain(
                "--client", "192.0.2.7", "--helo", "mx.a.test", "--from", "ada@a.test", "--message", letter.toString());
        assertThat(said.code()).isZero();
        assertThat(said.out())
                .startsWith("Mail from <ada@a.test> to <postmaster>, from 192.0.2.7 that calls itself mx.a.test")
                .contains("    spf       pass of MAIL FROM a.test")
                .contains("    dmarc     none");
        assertThat(asked).singleElement().satisfies(question -> {
            assertThat(question.get("client").asText()).isEqualTo("192.0.2.7");
            assertThat(question.get("rcptTo").asText()).isEqualTo("postmaster");
            assertThat(Base64.getDecoder().decode(question.get("message").asText()))
                    .isEqualTo(Files.readAllBytes(letter));
        });
    }

    @Test
    void without_a_sender_it_is_the_null_one_and_json_is_given_as_it_comes() throws IOException {
        var said = explain("--client", "192.0.2.7", "--helo", "mx", "--json", "--now", "2026-01-31T12:00:00Z");
        assertThat(new ObjectMapper().readTree(said.out())).isEqualTo(new ObjectMapper().readTree(ANSWER));
        assertThat(asked.getFirst().get("mailFrom").asText()).isEmpty();
        assertThat(asked.getFirst().get("now").asText()).isEqualTo("2026-01-31T12:00:00Z");
        assertThat(asked.getFirst().has("message")).isFalse();
    }

    @Test
    void what_stands_in_the_way_is_one_sentence() throws IOException {
        status = 400;
        answer = "{\"error\":\"client is no IP address: mx\"}";
        assertThat(explain("--client", "mx", "--helo", "mx"))
                .isEqualTo(complaint("The question cannot be answered: client is no IP address: mx."));
        assertThat(explain("--client", "::1", "--helo", "mx", "--message", "/no/such/file"))
                .isEqualTo(complaint("There is no file /no/such/file."));
        assertThat(explain("--helo", "mx").out()).contains("--client");
        service.stop(0);
        assertThat(explain("--client", "::1", "--helo", "mx").out())
                .startsWith("The reputation-service does not answer on port ");
        runs();
        assertThat(explain("--client", "::1", "--helo", "mx"))
                .isEqualTo(complaint("This system runs no reputation-service; start it anew."));
        JsonRunState.remove(folder);
        assertThat(explain("--client", "::1", "--helo", "mx").out()).startsWith("No Postern runs on " + folder);
    }

    private void runs(RunState.Service... services) throws IOException {
        Files.createDirectories(folder.resolve("run"));
        JsonRunState.write(
                folder,
                new RunState(
                        ProcessHandle.current().pid(),
                        "2026-11-22T12:00:00Z",
                        null,
                        folder.toString(),
                        new RunState.Kafka("kafka", 0, false, "127.0.0.1:1"),
                        new RunState.Redis("redis", 0, false, "redis://127.0.0.1:1"),
                        List.of(),
                        List.of(services)));
    }

    private Said explain(String... words) {
        return Said.of(folder, "explain", words);
    }

    private static Said complaint(String sentence) {
        return new Said(1, sentence + System.lineSeparator());
    }
}
