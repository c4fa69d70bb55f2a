// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.launcher.endpoint.Endpoint;
import io.postern.launcher.endpoint.HttpEndpoint;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.HashMap;
import java.util.Map;

/** Asks a service how it is, and what it knows of others. */
final class HttpHealth {
    private static final int PATIENCE_MILLIS = 2_000;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private HttpHealth() {}

    static Told ask(Endpoint endpoint) {
        try {
            var connection = HttpEndpoint.open(endpoint, "/q/health/ready", PATIENCE_MILLIS, PATIENCE_MILLIS);
            try {
                boolean ready = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
                try (var in = ready ? connection.getInputStream() : connection.getErrorStream()) {
                    return new Told(ready, in == null ? Map.of() : checks(new String(in.readAllBytes(), UTF_8)));
                }
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return Told.NOTHING;
        }
    }

    /** Empty for an answer that is none, such as that of a proxy in between. */
    static Map<String, Map<String, String>> checks(String json) {
        var checks = new HashMap<String, Map<String, String>>();
        try {
            for (JsonNode check : MAPPER.readTree(json).path("checks")) {
                var said = new HashMap<String, String>();
                check.path("data")
                        .properties()
                        .forEach(entry ->
                                said.put(entry.getKey(), entry.getValue().asText()));
                checks.put(check.path("name").asText(), said);
            }
        } catch (IOException e) {
            return Map.of();
        }
        return checks;
    }
}
