// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.books;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.launcher.Complaint;
import io.postern.launcher.WhichSystem;
import io.postern.launcher.endpoint.Answering;
import io.postern.launcher.endpoint.Endpoint;
import io.postern.launcher.endpoint.HttpEndpoint;
import io.postern.launcher.state.RunState;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks the books-service of a running system, here or elsewhere. */
public final class HttpBooks {
    private static final String SERVICE = "books-service";
    private static final int PATIENCE_MILLIS = 10_000;

    private final Endpoint endpoint;

    /** @throws Complaint if nothing says where the books are */
    public HttpBooks(WhichSystem which) {
        this(which, which.running());
    }

    /** @throws Complaint if nothing says where the books of that system are */
    public HttpBooks(WhichSystem which, RunState state) {
        endpoint = which.endpoint(Answering.BOOKS, state);
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
            var connection = HttpEndpoint.open(endpoint, path, PATIENCE_MILLIS, PATIENCE_MILLIS);
            try {
                int status = connection.getResponseCode();
                if (status == HttpURLConnection.HTTP_OK) {
                    return text(connection.getInputStream());
                }
                var why = tree(text(connection.getErrorStream())).path("error").asText("status " + status);
                throw new Complaint("The books answer: " + HttpEndpoint.refusal(status, why) + ".");
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            throw HttpEndpoint.silent(endpoint, e);
        }
    }

    private static String text(@Nullable InputStream in) throws IOException {
        return in == null ? "{}" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
}
