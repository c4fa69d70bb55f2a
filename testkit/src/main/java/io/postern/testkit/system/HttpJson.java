// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks a service on this machine for JSON. */
final class HttpJson {
    private static final int PATIENCE_MILLIS = (int) Duration.ofSeconds(5).toMillis();

    private HttpJson() {}

    /** @throws UncheckedIOException if it does not answer */
    static JsonNode get(int httpPort, String path) {
        try {
            return new ObjectMapper().readTree(text(httpPort, path));
        } catch (IOException e) {
            throw new UncheckedIOException("no JSON in the answer to " + path + " on port " + httpPort, e);
        }
    }

    /** Whatever the form of the answer. */
    static String text(int httpPort, String path) {
        try {
            var connection =
                    URI.create("http://127.0.0.1:" + httpPort + path).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            try (var in = connection.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no answer to " + path + " on port " + httpPort, e);
        }
    }
}
