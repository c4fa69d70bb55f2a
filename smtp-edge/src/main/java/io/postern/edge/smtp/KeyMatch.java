// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

/** Whether a private key belongs to a certificate: what one signs the other verifies. */
final class KeyMatch {
    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----", Pattern.DOTALL);
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "Ed25519", "Ed25519", "EdDSA", "EdDSA");

    private KeyMatch() {}

    /** @throws GeneralSecurityException with a few words, if it does not */
    static void check(byte[] chain, byte[] key) throws GeneralSecurityException {
        var certificate = CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(chain));
        var algorithm = certificate.getPublicKey().getAlgorithm();
        var signature = Signature.getInstance(SIGNATURES.getOrDefault(algorithm, algorithm));
        signature.initSign(key(key, algorithm));
        signature.update(chain);
        var signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(chain);
        if (!signature.verify(signed)) {
            throw new GeneralSecurityException("the key is another one's");
        }
    }

    private static PrivateKey key(byte[] pem, String algorithm) throws GeneralSecurityException {
        var found = PKCS8.matcher(new String(pem, StandardCharsets.US_ASCII));
        if (!found.find()) {
            throw new GeneralSecurityException("the key is not in PEM as PKCS#8, which begins with BEGIN PRIVATE KEY;"
                    + " openssl pkcs8 -topk8 -nodes makes it so");
        }
        var octets = Base64.getMimeDecoder().decode(found.group(1));
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(octets));
    }
}
