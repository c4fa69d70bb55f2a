// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import io.postern.edge.smtp.EdgeConfig.Certificate;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.SSLOptions;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** TLS of all listeners, as Vert.x wants it: versions 1.2 and 1.3, certificates by SNI, read again when they change. */
final class SmtpTls {
    private static final System.Logger LOG = System.getLogger(SmtpTls.class.getName());
    private static final Set<String> VERSIONS = Set.of("TLSv1.2", "TLSv1.3");

    private final Map<String, Certificate> files;
    private volatile Certificates current;
    private volatile boolean stale;

    /** @throws IllegalArgumentException with a sentence, if a certificate cannot be used */
    SmtpTls(Map<String, Certificate> files) {
        this.files = files;
        this.current = usable(Certificates.read(files));
        if (expired(current)) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "a TLS certificate has expired; clients that look will not trust it expired={0}",
                    current.expires().toString());
        }
    }

    boolean used() {
        return !current.pairs().isEmpty();
    }

    /** When the first certificate expires. */
    Instant expires() {
        return current.expires();
    }

    /** New files lie there that cannot be used, or the certificate in use has expired. */
    boolean alarming() {
        return stale || used() && expired(current);
    }

    NetServerOptions applied(NetServerOptions options) {
        if (used()) {
            options.setKeyCertOptions(pem(current)).setSni(true).setEnabledSecureTransportProtocols(VERSIONS);
        }
        return options;
    }

    /** What is new since the last time; null if nothing is. What cannot be used is told, and the old one stays. */
    @Nullable
    SSLOptions changed() {
        try {
            var now = Certificates.read(files);
            if (now.same(current)) {
                stale = false;
                return null;
            }
            usable(now);
            if (expired(now)) {
                throw new IllegalArgumentException("the new TLS certificate expired at " + now.expires());
            }
            current = now;
            stale = false;
            LOG.log(
                    System.Logger.Level.INFO,
                    "new TLS certificates are used expire={0}",
                    now.expires().toString());
            return new SSLOptions().setKeyCertOptions(pem(now)).setEnabledSecureTransportProtocols(VERSIONS);
        } catch (IllegalArgumentException e) {
            if (!stale) {
                stale = true;
                LOG.log(System.Logger.Level.ERROR, "the TLS certificate in use stays, as {0}", e.getMessage());
            }
            return null;
        }
    }

    private static boolean expired(Certificates certificates) {
        return Instant.now().isAfter(certificates.expires());
    }

    /** A key that does not belong to its certificate is found here, and not at the first handshake. */
    private static Certificates usable(Certificates certificates) {
        for (var pair : certificates.pairs()) {
            try {
                KeyMatch.check(pair.chain(), pair.key());
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "postern.edge.tls.certificates.%s: certificate and key cannot be used together (%s)"
                                .formatted(pair.name(), e.getMessage()),
                        e);
            }
        }
        return certificates;
    }

    private static PemKeyCertOptions pem(Certificates certificates) {
        var options = new PemKeyCertOptions();
        for (var pair : certificates.pairs()) {
            options.addCertValue(Buffer.buffer(pair.chain())).addKeyValue(Buffer.buffer(pair.key()));
        }
        return options;
    }
}
