// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.status;

import io.postern.contracts.access.RedisAccess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** What a Redis server says of itself, asked without a client library. */
final class RedisFigures {
    private static final int PATIENCE_MILLIS = 2_000;

    private RedisFigures() {}

    /** One line; null when it does not answer, or does not let us in. */
    static @Nullable String read(RedisAccess access) {
        var uri = URI.create(access.url());
        try (var socket = connected(access, uri)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write((login(access, uri) + "INFO\r\nQUIT\r\n").getBytes(StandardCharsets.UTF_8));
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
        } catch (IOException | GeneralSecurityException e) {
            return null;
        }
    }

    private static Socket connected(RedisAccess access, URI uri) throws IOException, GeneralSecurityException {
        var socket = access.tls() ? trusting(access.caFile()).getSocketFactory().createSocket() : new Socket();
        try {
            int port = uri.getPort() < 0 ? 6379 : uri.getPort();
            socket.connect(new InetSocketAddress(uri.getHost(), port), PATIENCE_MILLIS);
            if (socket instanceof SSLSocket tls) {
                var parameters = tls.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                tls.setSSLParameters(parameters);
            }
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static SSLContext trusting(Optional<String> caFile) throws IOException, GeneralSecurityException {
        if (caFile.isEmpty()) {
            return SSLContext.getDefault();
        }
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (var in = Files.newInputStream(Path.of(caFile.get()))) {
            for (var authority : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("ca-" + trusted.size(), authority);
            }
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static String login(RedisAccess access, URI uri) {
        var inUrl = uri.getUserInfo() == null ? "" : uri.getUserInfo();
        int colon = inUrl.indexOf(':');
        var user = access.username().orElse(colon < 0 ? "" : inUrl.substring(0, colon));
        var password = access.password().orElse(inUrl.substring(colon + 1));
        if (password.isEmpty()) {
            return "";
        }
        return command(user.isEmpty() ? List.of("AUTH", password) : List.of("AUTH", user, password));
    }

    /** In the form that takes any octet. */
    private static String command(List<String> words) {
        var out = new StringBuilder("*" + words.size() + "\r\n");
        for (var word : words) {
            out.append('$').append(word.getBytes(StandardCharsets.UTF_8).length).append("\r\n");
            out.append(word).append("\r\n");
        }
        return out.toString();
    }

    /** From {@code keys=12,expires=12,avg_ttl=0}. */
    private static String keys(@Nullable String database) {
        int comma = database == null ? -1 : database.indexOf(',');
        return database == null || comma < 0 ? "no keys" : database.substring("keys=".length(), comma) + " keys";
    }
}
