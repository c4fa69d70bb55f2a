// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLKeyException;
import javax.net.ssl.SSLSession;

/**
 * What a TLS connection is known by to both of its ends and to nobody in between, so that a password can be bound to it
 * (RFC 5056): {@code tls-exporter} (RFC 9266) with TLS 1.3, {@code tls-server-end-point} (RFC 5929 4) where the signature
 * of our certificate has a hash.
 */
public final class ChannelBindings {
    private static final String LABEL = "EXPORTER-Channel-Binding";
    private static final int LENGTH = 32;

    private ChannelBindings() {}

    /** By type; empty if there is none. @param session after the handshake */
    public static Map<String, byte[]> of(SSLSession session) {
        var found = new HashMap<String, byte[]>();
        if (session instanceof ExtendedSSLSession extended && "TLSv1.3".equals(session.getProtocol())) {
            try {
                found.put("tls-exporter", extended.exportKeyingMaterialData(LABEL, new byte[0], LENGTH));
            } catch (SSLKeyException | UnsupportedOperationException e) {
                // This session exports nothing.
            }
        }
        var chain = session.getLocalCertificates();
        if (chain != null && chain.length > 0) {
            var digest = endPoint(chain[0]);
            if (digest.length > 0) {
                found.put("tls-server-end-point", digest);
            }
        }
        return found;
    }

    static byte[] endPoint(Certificate certificate) {
        if (!(certificate instanceof X509Certificate x509)) {
            return new byte[0];
        }
        var algorithm = x509.getSigAlgName().toUpperCase(Locale.ROOT);
        int with = algorithm.indexOf("WITH");
        if (with < 1) {
            return new byte[0];
        }
        var hash = algorithm.substring(0, with);
        var name = switch (hash) {
            case "MD5", "SHA1", "SHA256" -> "SHA-256";
            case "SHA224", "SHA384", "SHA512" -> "SHA-" + hash.substring(3);
            default -> "";
        };
        try {
            return name.isEmpty()
                    ? new byte[0]
                    : MessageDigest.getInstance(name).digest(x509.getEncoded());
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            return new byte[0];
        }
    }
}
