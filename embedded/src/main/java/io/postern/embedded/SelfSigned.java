// SPDX-License-Identifier: Apache-2.0
package io.postern.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A certificate that nobody has signed, so that TLS can be tried on a laptop: by the JDK's own {@code keytool}, ECDSA with
 * P-256, good for ten years. Servers of the world take it for opportunistic TLS; mail programs ask whether to trust it.
 *
 * @param certificate file in PEM
 * @param key file in PEM, readable by its owner alone
 */
public record SelfSigned(Path certificate, Path key) {
    private static final String PASSWORD = "changeit";
    private static final Base64.Encoder PEM = Base64.getMimeEncoder(64, new byte[] {'\n'});

    /**
     * The one in this folder, made if it is not there yet.
     *
     * @param names of the server; the first becomes the subject
     * @throws UncheckedIOException with a sentence, if the folder cannot be written or there is no {@code keytool}
     */
    public static SelfSigned in(Path folder, List<String> names) {
        var made = new SelfSigned(folder.resolve("self-signed.crt"), folder.resolve("self-signed.key"));
        try {
            if (!Files.exists(made.key)) {
                Files.createDirectories(folder);
                make(folder, names, made);
            }
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException("no certificate could be made in " + folder + ": " + e.getMessage(), e);
        } catch (GeneralSecurityException e) {
            throw new UncheckedIOException(
                    new IOException("no certificate could be made in " + folder + ": " + e.getMessage(), e));
        }
    }

    private static void make(Path folder, List<String> names, SelfSigned made)
            throws IOException, GeneralSecurityException {
        var store = folder.resolve("self-signed.p12");
        Files.deleteIfExists(store);
        keytool(store, names);
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        var key = keys.getKey("postern", PASSWORD.toCharArray()).getEncoded();
        var certificate = keys.getCertificate("postern").getEncoded();
        Files.delete(store);
        Files.writeString(made.certificate, pem("CERTIFICATE", certificate));
        Files.deleteIfExists(made.key);
        Files.createFile(made.key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(made.key, pem("PRIVATE KEY", key));
    }

    private static void keytool(Path store, List<String> names) throws IOException {
        var alternatives = names.stream()
                .map(name -> (Character.isDigit(name.charAt(0)) ? "ip:" : "dns:") + name)
                .collect(Collectors.joining(","));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "postern",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "3650",
                "-dname",
                "CN=" + names.getFirst(),
                "-ext",
                "san=" + alternatives,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool said: " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String pem(String type, byte[] octets) {
        return "-----BEGIN " + type + "-----\n" + PEM.encodeToString(octets) + "\n-----END " + type + "-----\n";
    }
}
