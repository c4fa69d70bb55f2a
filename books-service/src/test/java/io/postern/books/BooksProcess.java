// SPDX-License-Identifier: Apache-2.0
package io.postern.books;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.testkit.system.ServiceProcess;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The service in a process of its own; what is due is past its time after 3 s, saved every 300 ms. */
final class BooksProcess implements AutoCloseable {
    private final ServiceProcess process;

    /** @param settings more of them, by their whole keys */
    BooksProcess(Path folder, String kafka, Map<String, String> settings) {
        var all = new TreeMap<>(Map.of(
                "postern.kafka.bootstrap-servers", kafka,
                "postern.books.grace", "3s",
                "postern.delivery.attempt-limit", "2s",
                "postern.books.checkpoint", "300ms"));
        all.putAll(settings);
        process = ServiceProcess.start("books-service", folder, 96, "quarkus.http.port", all);
    }

    BooksProcess awaitReady() {
        process.awaitReady();
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
        var answer = process.body(path);
        try {
            return new ObjectMapper().readTree(answer.isEmpty() ? "{}" : answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON: " + answer, e);
        }
    }

    /** Status and body; empty when nobody answers. */
    String get(String path) {
        var answer = process.ask(path);
        return answer == null ? "" : answer.statusCode() + " " + answer.body();
    }

    boolean alive() {
        return process.alive();
    }

    String log() {
        return process.log();
    }

    /** As an operator does. */
    void stop() {
        process.close();
    }

    void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }
}
