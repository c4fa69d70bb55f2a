// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.books;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.launcher.Complaint;
import io.postern.launcher.state.RunState;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks the books-service of a running system. */
public final class HttpBooks {
    private static final String SERVICE = "books-service";
    private static final int PATIENCE_MILLIS = 10_000;

    private final int port;

    /** @throws Complaint if the system has no books */
    public HttpBooks(RunState state) {
        port = state.services().stream()
                .filter(service -> service.name().equals(SERVICE))
                .map(RunState.Service::httpPort)
                .findFirst()
                .orElseThrow(() -> new Complaint("This system runs no " + SERVICE + "; start it anew."));
    }

    /** The front page, as JSON. */
    public String books() {
        return get("/books");
    }

    /**
     * Open entries, as JSON.
     *
     * @param filters as the service knows them
     * @throws Complaint if a filter is wrong
     */
    public String queue(Map<String, String> filters) {
        return get("/queue"
                + filters.entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", "")));
    }

    public static JsonNode tree(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new Complaint("The " + SERVICE + " gave an answer that is no JSON; see its log.", e);
        }
    }

    private String get(String path) {
        try {
            var connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            try {
                int status = connection.getResponseCode();
                if (status == HttpURLConnection.HTTP_OK) {
                    return text(connection.getInputStream());
                }
                var why = tree(text(connection.getErrorStream())).path("error").asText("status " + status);
                throw new Complaint("The books answer: " + why + ".");
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            throw new Complaint(
                    "The " + SERVICE + " does not answer on port " + port + " (" + e.getMessage()
                            + "); see ./postern status.",
                    e);
        }
    }

    private static String text(@Nullable InputStream in) throws IOException {
        return in == null ? "{}" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
}
