// SPDX-License-Identifier: Apache-2.0
package io.postern.books;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.embedded.Child;
import io.postern.embedded.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The service as it is packaged, in a process of its own; what is due is past its time after 3 s, saved every 300 ms. */
final class BooksProcess implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    private final Child child;
    private final int port = FreePorts.take();

    /** @param settings more of them, such as {@code -Dpostern.x=y} */
    BooksProcess(Path folder, String kafka, String... settings) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(settings));
        command.addAll(List.of(
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dpostern.kafka.bootstrap-servers=" + kafka,
                "-Dpostern.books.grace=3s",
                "-Dpostern.books.checkpoint=300ms",
                "-Dquarkus.http.port=" + port,
                "-jar",
                JAR.toAbsolutePath().toString()));
        child = Child.start("books-service", folder, Map.of(), command);
    }

    BooksProcess awaitReady() {
        await("ready, see " + child.log())
                .atMost(Duration.ofSeconds(60))
                .failFast("it ended", () -> !child.alive())
                .until(() -> get("/q/health/ready").startsWith("200 "));
        await("caught up").until(() -> books().path("caughtUp").asBoolean());
        return this;
    }

    JsonNode books() {
        return json("/books");
    }

    /** Open entries of a message. */
    JsonNode open(String message) {
        return json("/queue?message=" + message).path("entries");
    }

    private JsonNode json(String path) {
        var answer = get(path);
        try {
            return new ObjectMapper().readTree(answer.isEmpty() ? "{}" : answer.substring(4));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON: " + answer, e);
        }
    }

    /** Status and body; empty when nobody answers. */
    String get(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    boolean alive() {
        return child.alive();
    }

    String log() {
        return child.lastWords(1000);
    }

    /** As an operator does. */
    void stop() {
        child.stop(Duration.ofSeconds(15));
    }

    void kill() {
        child.kill();
    }

    @Override
    public void close() {
        child.close();
    }
}
