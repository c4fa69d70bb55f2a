// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.status;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/** What a Redis server says of itself, asked without a client library. */
final class RedisFigures {
    private static final int PATIENCE_MILLIS = 2_000;

    private RedisFigures() {}

    /** One line; null when it does not answer. */
    static @Nullable String read(String url) {
        var uri = URI.create(url);
        try (var socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 6379 : uri.getPort()), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            var login = uri.getUserInfo() == null ? "" : login(uri.getUserInfo());
            socket.getOutputStream().write((login + "INFO\r\nQUIT\r\n").getBytes(StandardCharsets.UTF_8));
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var facts = new HashMap<String, String>();
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    facts.put(line.substring(0, colon), line.substring(colon + 1));
                }
            }
            var version = facts.get("redis_version");
            return version == null
                    ? null
                    : "%s, %s in use, %s".formatted(version, facts.get("used_memory_human"), keys(facts.get("db0")));
        } catch (IOException e) {
            return null;
        }
    }

    private static String login(String userInfo) {
        int colon = userInfo.indexOf(':');
        var user = colon < 0 ? "" : userInfo.substring(0, colon);
        return "AUTH " + (user.isEmpty() ? "" : user + " ") + userInfo.substring(colon + 1) + "\r\n";
    }

    /** From {@code keys=12,expires=12,avg_ttl=0}. */
    private static String keys(@Nullable String database) {
        int comma = database == null ? -1 : database.indexOf(',');
        return database == null || comma < 0 ? "no keys" : database.substring("keys=".length(), comma) + " keys";
    }
}
