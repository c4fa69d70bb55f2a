// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.seal;

import io.postern.authentication.key.Algorithm;
import io.postern.authentication.key.SigningKey;
import io.postern.contracts.settings.ArcConfig;
import io.postern.contracts.settings.Mistakes;
import io.postern.dns.DomainNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The key that the settings name. */
final class KeyFile {
    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----", Pattern.DOTALL);
    /** RFC 8301 section 3.2. */
    private static final int FEWEST_BITS = 1024;

    private KeyFile() {}

    /**
     * Null unless all settings are given.
     *
     * @throws IllegalArgumentException with a sentence, if one cannot be used
     */
    static @Nullable SigningKey read(ArcConfig config) {
        var domain = given(config.domain());
        var selector = given(config.selector());
        var file = given(config.key());
        if (domain == null || selector == null || file == null) {
            return null;
        }
        var key = strong(file);
        var algorithm = key instanceof RSAKey ? Algorithm.RSA_SHA256 : Algorithm.ED25519_SHA256;
        return new SigningKey(name("domain", domain), name("selector", selector), algorithm, key);
    }

    /**
     * Reads the key without making use of it.
     *
     * @throws IllegalArgumentException with a sentence for each setting that cannot be used
     */
    static void check(ArcConfig config) {
        var domain = given(config.domain());
        var selector = given(config.selector());
        var file = given(config.key());
        if (domain != null && selector != null && file != null) {
            var wrong = new Mistakes();
            wrong.check(() -> name("domain", domain));
            wrong.check(() -> name("selector", selector));
            wrong.check(() -> strong(file));
            wrong.tell();
        }
    }

    private static PrivateKey strong(String file) {
        var key = key(file);
        if (key instanceof RSAKey rsa && rsa.getModulus().bitLength() < FEWEST_BITS) {
            throw new IllegalArgumentException("postern.arc.key: %s is an RSA key of %d bits; nobody takes less than %d"
                    .formatted(file, rsa.getModulus().bitLength(), FEWEST_BITS));
        }
        return key;
    }

    private static @Nullable String given(Optional<String> setting) {
        return setting.map(String::strip).filter(text -> !text.isEmpty()).orElse(null);
    }

    private static String name(String which, String text) {
        var name = DomainNames.normal(text);
        if (name == null || !name.chars().allMatch(c -> c > ' ' && c < 127 && c != ';')) {
            throw new IllegalArgumentException("postern.arc." + which + ": " + text + " is no name in the DNS");
        }
        return name;
    }

    private static PrivateKey key(String file) {
        try {
            var found = PKCS8.matcher(Files.readString(Path.of(file), StandardCharsets.ISO_8859_1));
            if (!found.find()) {
                throw new IllegalArgumentException(
                        "postern.arc.key: " + file
                                + " is not in PEM as PKCS#8, which begins with BEGIN PRIVATE KEY; openssl pkcs8 -topk8 -nodes makes it so");
            }
            return key(file, found.group(1));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "postern.arc.key: %s cannot be read (%s); check its name and who may read it"
                            .formatted(file, e.getClass().getSimpleName()),
                    e);
        }
    }

    private static PrivateKey key(String file, String base64) {
        try {
            var octets = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
            try {
                return KeyFactory.getInstance("RSA").generatePrivate(octets);
            } catch (InvalidKeySpecException _) {
                return KeyFactory.getInstance("Ed25519").generatePrivate(octets);
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "postern.arc.key: " + file + " holds neither an RSA nor an Ed25519 key", e);
        }
    }
}
