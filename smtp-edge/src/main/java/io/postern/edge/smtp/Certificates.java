// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import io.postern.edge.smtp.EdgeConfig.Certificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Certificates and keys as they stand in their files at one moment.
 *
 * @param pairs the default one first
 * @param expires when the first of them does
 */
record Certificates(List<Pair> pairs, Instant expires) {
    private static final String DEFAULT = "default";

    /** In PEM; the key is a secret. */
    @SuppressWarnings("ArrayRecordComponent")
    record Pair(String name, byte[] chain, byte[] key) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** @throws IllegalArgumentException with a sentence, if a file cannot be read or is no certificate */
    static Certificates read(Map<String, Certificate> files) {
        var pairs = new ArrayList<Pair>();
        var expires = Instant.MAX;
        var names = files.keySet().stream()
                .sorted(Comparator.comparing((String name) -> !name.equals(DEFAULT))
                        .thenComparing(name -> name))
                .toList();
        for (var name : names) {
            var pair = files.get(name);
            if (pair == null) {
                continue;
            }
            var chain = octets(name, "certificate", pair.certificate());
            var end = end(name, pair.certificate(), chain);
            expires = end.isBefore(expires) ? end : expires;
            pairs.add(new Pair(name, chain, octets(name, "key", pair.key())));
        }
        return new Certificates(List.copyOf(pairs), expires);
    }

    private static byte[] octets(String name, String key, String file) {
        try {
            return Files.readAllBytes(Path.of(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "postern.edge.tls.certificates.%s.%s: %s cannot be read (%s); check its name and who may read it"
                            .formatted(name, key, file, e.getClass().getSimpleName()),
                    e);
        }
    }

    private static Instant end(String name, String file, byte[] chain) {
        try {
            var first = (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(chain))
                            .stream()
                            .findFirst()
                            .orElseThrow(() -> new GeneralSecurityException("it is empty"));
            return first.getNotAfter().toInstant();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "postern.edge.tls.certificates.%s.certificate: %s holds no certificate in PEM (%s)"
                            .formatted(name, file, e.getMessage()),
                    e);
        }
    }

    /** The same files, as far as their octets tell. */
    boolean same(Certificates other) {
        if (pairs.size() != other.pairs.size()) {
            return false;
        }
        for (int i = 0; i < pairs.size(); i++) {
            if (!Arrays.equals(pairs.get(i).chain(), other.pairs.get(i).chain())
                    || !Arrays.equals(pairs.get(i).key(), other.pairs.get(i).key())) {
                return false;
            }
        }
        return true;
    }
}
