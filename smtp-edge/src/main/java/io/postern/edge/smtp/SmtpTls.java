// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import io.postern.edge.smtp.EdgeConfig.Certificate;
import io.postern.edge.tls.LiveKeys;
import io.vertx.core.Vertx;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.NetServerOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** TLS of all listeners, as Vert.x wants it: versions 1.2 and 1.3. */
final class SmtpTls {
    private static final Set<String> VERSIONS = Set.of("TLSv1.2", "TLSv1.3");

    private static final long LOOK_MILLIS = 5000;

    private SmtpTls() {}

    /** @throws IllegalArgumentException with a sentence, if a certificate cannot be used */
    static LiveKeys keys(Map<String, Certificate> settings) {
        return new LiveKeys(
                settings.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                pair -> Path.of(pair.getValue().certificate()))),
                settings.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                pair -> Path.of(pair.getValue().key()))),
                InstantSource.system());
    }

    static NetServerOptions applied(NetServerOptions options, LiveKeys keys) {
        return keys.any()
                ? options.setKeyCertOptions(KeyCertOptions.wrap(keys)).setEnabledSecureTransportProtocols(VERSIONS)
                : options;
    }

    /** Files are small, and a rename in a mounted secret is not told to everybody who listens: they are looked at. */
    static void watch(LiveKeys keys, Vertx vertx, EdgeMetrics metrics) {
        metrics.meters()
                .gauge(
                        EdgeCatalogue.TLS_EXPIRY,
                        () -> Duration.between(Instant.now(), keys.expires()).toSeconds());
        metrics.meters().gauge(EdgeCatalogue.TLS_ALARM, () -> keys.alarming() ? 1 : 0);
        vertx.setPeriodic(
                LOOK_MILLIS,
                timer -> vertx.executeBlocking(() -> {
                    keys.look();
                    return true;
                }));
    }
}
