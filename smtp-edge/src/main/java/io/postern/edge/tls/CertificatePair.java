// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A certificate, with those between it and a root, and its private key.
 *
 * @param name what the settings call it
 * @param hosts the names that it is for, in lower case; {@code *.} stands for one label
 */
record CertificatePair(String name, List<X509Certificate> chain, PrivateKey key, List<String> hosts) {
    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----", Pattern.DOTALL);
    private static final Map<String, String> SIGNATURES = Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA");
    private static final int DNS_NAME = 2;
    private static final long LARGEST = 1 << 20;

    /** @throws IllegalArgumentException with a sentence, if the files cannot be read or do not belong together */
    static CertificatePair read(String name, Path certificate, Path key) {
        try {
            var chain = chain(octets(name, "certificate", certificate));
            var algorithm = chain.getFirst().getPublicKey().getAlgorithm();
            var secret = key(octets(name, "key", key), algorithm);
            checkMatch(chain.getFirst(), secret, algorithm);
            return new CertificatePair(name, chain, secret, hosts(chain.getFirst()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "postern.edge.tls.certificates.%s: %s and %s cannot be used together (%s)"
                            .formatted(name, certificate, key, e.getMessage()),
                    e);
        }
    }

    private static byte[] octets(String name, String which, Path file) {
        try {
            // A pipe or a device would never end.
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new IllegalArgumentException(
                        "postern.edge.tls.certificates.%s.%s: %s is no regular file".formatted(name, which, file));
            }
            if (Files.exists(file) && Files.size(file) > LARGEST) {
                throw new IllegalArgumentException("postern.edge.tls.certificates.%s.%s: %s is larger than %d octets"
                        .formatted(name, which, file, LARGEST));
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "postern.edge.tls.certificates.%s.%s: %s cannot be read (%s); check its name and who may read it"
                            .formatted(name, which, file, e.getClass().getSimpleName()),
                    e);
        }
    }

    private static List<X509Certificate> chain(byte[] pem) throws GeneralSecurityException {
        var chain = CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)).stream()
                .map(X509Certificate.class::cast)
                .toList();
        if (chain.isEmpty()) {
            throw new GeneralSecurityException("the certificate's file holds none in PEM");
        }
        return chain;
    }

    private static PrivateKey key(byte[] pem, String algorithm) throws GeneralSecurityException {
        var found = PKCS8.matcher(new String(pem, StandardCharsets.US_ASCII));
        if (!found.find()) {
            throw new GeneralSecurityException("the key is not in PEM as PKCS#8, which begins with BEGIN PRIVATE KEY;"
                    + " openssl pkcs8 -topk8 -nodes makes it so");
        }
        try {
            var octets = Base64.getMimeDecoder().decode(found.group(1));
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(octets));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("the key's file is damaged", e);
        }
    }

    /** What the key signs the certificate verifies; else it would be noticed at the first handshake. */
    private static void checkMatch(X509Certificate certificate, PrivateKey key, String algorithm)
            throws GeneralSecurityException {
        var sample = certificate.getEncoded();
        var signature = Signature.getInstance(SIGNATURES.getOrDefault(algorithm, algorithm));
        signature.initSign(key);
        signature.update(sample);
        var signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(sample);
        if (!signature.verify(signed)) {
            throw new GeneralSecurityException("the key is another one's");
        }
    }

    private static List<String> hosts(X509Certificate certificate) throws GeneralSecurityException {
        var names = certificate.getSubjectAlternativeNames();
        return names == null
                ? List.of()
                : names.stream()
                        .filter(name -> name.getFirst().equals(DNS_NAME))
                        .map(name -> String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))
                        .toList();
    }

    /** Whether it is for a host; a wildcard stands for exactly one label (RFC 9525 6.3). */
    boolean serves(String host) {
        var lower = host.toLowerCase(Locale.ROOT);
        int dot = lower.indexOf('.');
        return hosts.contains(lower) || dot > 0 && hosts.contains("*" + lower.substring(dot));
    }

    Instant expires() {
        return chain.getFirst().getNotAfter().toInstant();
    }

    /** As in a client's list of what it can verify: {@code RSA} or {@code EC}. */
    String algorithm() {
        return key.getAlgorithm();
    }
}
