// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Optional;

/** Reads what settings keep in files. What is wrong is a sentence that names the setting, and never the content. */
public final class Secrets {
    private static final int LARGEST = 1 << 20;

    private Secrets() {}

    /**
     * A password, from its file or as it stands.
     *
     * @param setting such as {@code postern.redis.password}; its file is in {@code …-file}
     * @throws IllegalArgumentException with a sentence
     */
    public static Optional<String> password(String setting, Optional<String> plain, Optional<String> file) {
        var written = given(file);
        if (written.isEmpty()) {
            return given(plain);
        }
        var password = text(setting + "-file", written.get()).replaceFirst("\r?\n$", "");
        if (password.isEmpty() || password.contains("\n")) {
            throw new IllegalArgumentException(
                    setting + "-file: " + written.get() + " must hold one line, the password alone");
        }
        return Optional.of(password);
    }

    /**
     * Certificates in PEM, as they are in the file.
     *
     * @throws IllegalArgumentException with a sentence
     */
    public static String certificates(String setting, String file) {
        var text = text(setting, file);
        try {
            var octets = text.getBytes(StandardCharsets.UTF_8);
            if (!CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(octets))
                    .isEmpty()) {
                return text;
            }
        } catch (CertificateException e) {
            throw new IllegalArgumentException(
                    setting + ": " + file + " holds no certificates in PEM: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException(setting + ": " + file + " holds no certificate");
    }

    /**
     * A private key in PEM, as it is in the file.
     *
     * @throws IllegalArgumentException with a sentence
     */
    public static String key(String setting, String file) {
        var text = text(setting, file);
        if (!text.contains("-----BEGIN PRIVATE KEY-----")) {
            throw new IllegalArgumentException(setting + ": " + file
                    + " holds no key in PKCS #8 (BEGIN PRIVATE KEY); openssl pkcs8 -topk8 -nocrypt makes it one");
        }
        return text;
    }

    /** A setting that is empty counts as not given. */
    public static Optional<String> given(Optional<String> value) {
        return value.filter(text -> !text.isBlank());
    }

    private static String text(String setting, String file) {
        var path = Path.of(file);
        try {
            if (Files.size(path) > LARGEST) {
                throw new IllegalArgumentException(setting + ": " + file + " is too large to be what it should be");
            }
            return Files.readString(path);
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException(setting + ": there is no file " + file, e);
        } catch (AccessDeniedException e) {
            throw new IllegalArgumentException(setting + ": " + file + " may not be read by this user", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(setting + ": " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
