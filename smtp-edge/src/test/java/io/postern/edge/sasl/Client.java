// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.sasl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.contracts.scram.ScramKeys;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** The other side, written from RFC 5802 for itself. */
final class Client {
    private Client() {}

    static String base64(String text) {
        return base64(text.getBytes(UTF_8));
    }

    static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    static String text(String base64) {
        return new String(Base64.getDecoder().decode(base64), UTF_8);
    }

    static String plain(String name, String password) {
        return base64("\0" + name + "\0" + password);
    }

    /** The whole of a mechanism. */
    static Step offer(SignIn signIn, String mechanism, String name, String password) throws Exception {
        return switch (mechanism) {
            case "PLAIN" -> signIn.begin(plain(name, password)).join();
            case "LOGIN" -> {
                signIn.begin(base64(name)).join();
                yield signIn.next(base64(password)).join();
            }
            default -> scram(signIn, "n,,", new byte[0], name, password);
        };
    }

    /** The whole of SCRAM, until the server has its say or has shown its signature. */
    static Step scram(SignIn signIn, String header, byte[] binding, String name, String password) throws Exception {
        var bare = "n=" + name.replace("=", "=3D").replace(",", "=2C") + ",r=abc";
        var first = signIn.begin(base64(header + bare)).join();
        if (!(first instanceof Step.Challenge(var challenge))) {
            return first;
        }
        var server = text(challenge);
        var parts = server.split(",");
        var bound = new java.io.ByteArrayOutputStream();
        bound.write(header.getBytes(ISO_8859_1));
        bound.write(binding);
        var last = "c=" + base64(bound.toByteArray()) + "," + parts[0];
        var authMessage = (bare + "," + server + "," + last).getBytes(UTF_8);
        var salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(
                        password.toCharArray(),
                        Base64.getDecoder().decode(parts[1].substring(2)),
                        Integer.parseInt(parts[2].substring(2)),
                        256))
                .getEncoded();
        var proof = ScramKeys.hmac(salted, "Client Key".getBytes(UTF_8));
        var signature = ScramKeys.hmac(sha256(proof), authMessage);
        for (int i = 0; i < proof.length; i++) {
            proof[i] ^= signature[i];
        }
        var step = signIn.next(base64(last + ",p=" + base64(proof))).join();
        if (step instanceof Step.Challenge(var shown)) {
            var expected = ScramKeys.hmac(ScramKeys.hmac(salted, "Server Key".getBytes(UTF_8)), authMessage);
            if (!text(shown).equals("v=" + base64(expected))) {
                throw new IllegalStateException("the server does not know the account");
            }
            return signIn.next("").join();
        }
        return step;
    }

    private static byte[] sha256(byte[] octets) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256").digest(octets);
    }
}
