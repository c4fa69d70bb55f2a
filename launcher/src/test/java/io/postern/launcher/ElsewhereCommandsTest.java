// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands for a system that runs elsewhere ask services that want a token, by the addresses in its settings. */
class ElsewhereCommandsTest {
    private static final List<String> EXPLAIN = List.of("explain", "--client", "192.0.2.7", "--helo", "mx", "--json");

    @TempDir
    Path folder;

    private HttpServer server;
    private final List<String> asked = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answers("/in/books", "{\"figures\":\"of the books\"}");
        answers("/in/queue", "{\"at\":\"2026-11-22T12:00:00Z\",\"matched\":0,\"entries\":[]}");
        answers("/in/assess", "{\"helo\":\"unknown\"}");
        server.createContext("/away/", exchange -> {
            exchange.getResponseHeaders().add("Location", address("in/books"));
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
        Files.writeString(folder.resolve("token"), "the-token\n");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void who_has_the_token_is_answered() throws IOException {
        assertThat(said("books", "--json").out()).isEqualTo("{\"figures\":\"of the books\"}");
        assertThat(said("queue", "list"))
                .isEqualTo(new Said(0, "Nothing of that kind waits." + System.lineSeparator()));
        assertThat(said("queue", "why", "01abc").out())
                .startsWith("Nothing of 01abc waits; ./postern trace 01abc --config");
        assertThat(said(EXPLAIN.toArray(String[]::new)).out()).contains("\"helo\" : \"unknown\"");
        assertThat(asked).containsExactly("GET /in/books", "GET /in/queue", "GET /in/queue", "POST /in/assess");
    }

    @Test
    void who_has_another_or_none_is_told() throws IOException {
        Files.writeString(folder.resolve("token"), "another\n");
        refused("the token is missing or wrong (postern.operator.token-file)");
        Files.writeString(folder.resolve("token"), "");
        assertThat(said("books").out()).contains("postern.operator.token-file", "must hold one line");
    }

    @Test
    void a_redirect_gets_no_token() throws IOException {
        settings(address("away"));

        assertThat(Said.to("books", "--config", folder.resolve("postern.yaml").toString()))
                .isEqualTo(complaint("The books answer: status 302."));
        assertThat(asked).isEmpty();
    }

    @Test
    void who_does_not_answer_is_named() throws IOException {
        server.stop(0);

        assertThat(said("books").out())
                .startsWith("The books-service does not answer at " + address("in") + " (Connection refused")
                .hasLineCount(1);
        settings("http://no-such-name.invalid:8080");
        assertThat(Said.to("books", "--config", folder.resolve("postern.yaml").toString()))
                .isEqualTo(
                        complaint("The books-service does not answer at http://no-such-name.invalid:8080 (there is no"
                                + " such name); see ./postern status."));
    }

    @Test
    void a_message_is_sent_at_an_edge() throws IOException {
        assertThat(said("send", "--from", "a@a.test", "--to", "b@b.test").out())
                .contains("Postern runs on others: speak SMTP to an edge")
                .hasLineCount(1);
    }

    private void refused(String why) throws IOException {
        assertThat(said("books")).isEqualTo(complaint("The books answer: " + why + "."));
        assertThat(said("queue", "list")).isEqualTo(complaint("The books answer: " + why + "."));
        assertThat(said(EXPLAIN.toArray(String[]::new)))
                .isEqualTo(complaint("The question cannot be answered: " + why + "."));
    }

    /** As the gate of the services does. */
    private void answers(String path, String answer) {
        server.createContext(path, exchange -> {
            exchange.getRequestBody().readAllBytes();
            boolean known =
                    "Bearer the-token".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            if (known) {
                asked.add(exchange.getRequestMethod() + " "
                        + exchange.getRequestURI().getPath());
            }
            answer(exchange, known ? 200 : 401, known ? answer : "{\"error\":\"the token is missing or wrong\"}");
        });
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        var octets = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, octets.length);
        exchange.getResponseBody().write(octets);
        exchange.close();
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + path;
    }

    private void settings(String services) throws IOException {
        Files.writeString(folder.resolve("postern.yaml"), """
                postern:
                  data-dir: %s
                  kafka: {bootstrap-servers: "127.0.0.1:1"}
                  redis: {url: "redis://127.0.0.1:1"}
                  operator: {token-file: %s}
                  launcher: {endpoints: {books: "%s", reputation: "%s"}}
                """.formatted(
                        folder.resolve("data"), folder.resolve("token"), services, services));
    }

    private Said said(String... words) throws IOException {
        settings(address("in"));
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--config", folder.resolve("postern.yaml").toString()));
        return Said.to(all.toArray(String[]::new));
    }

    private static Said complaint(String sentence) {
        return new Said(1, sentence + System.lineSeparator());
    }
}
