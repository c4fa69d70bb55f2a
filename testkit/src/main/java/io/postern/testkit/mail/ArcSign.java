// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Base64;

/** {@code arcsign} of Debian's {@code python3-dkim}, as a mailing list's host would seal what it hands on. */
public final class ArcSign {
    private static final int PKCS8_FRAME = 26;

    private ArcSign() {}

    /**
     * Seals a message with selector {@code arc}; its results are those of the Authentication-Results field in the name of the
     * domain, which the message must have.
     *
     * @param folder for the key
     * @param domain of the sealer
     * @param key RSA
     * @throws IllegalStateException with a sentence, if it does not seal it
     */
    public static String seal(Path folder, String message, String domain, PrivateKey key)
            throws IOException, InterruptedException {
        var file = Files.writeString(Files.createDirectories(folder).resolve(domain + ".pem"), pem(key));
        var program = DebianProgram.find("arcsign", "python3-dkim").toString();
        var process = new ProcessBuilder(program, "arc", domain, file.toString(), domain)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("arcsign.log").toFile()))
                .start();
        try (var in = process.getOutputStream()) {
            in.write(message.getBytes(StandardCharsets.ISO_8859_1));
        }
        var sealed = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        if (process.waitFor() != 0 || !sealed.startsWith("ARC-Seal:")) {
            throw new IllegalStateException("arcsign does not seal, see " + folder.resolve("arcsign.log"));
        }
        return sealed;
    }

    /** PKCS#1, which is PKCS#8 without its frame. */
    private static String pem(PrivateKey key) {
        var octets = key.getEncoded();
        var text = Base64.getEncoder().encodeToString(Arrays.copyOfRange(octets, PKCS8_FRAME, octets.length));
        return "-----BEGIN RSA PRIVATE KEY-----\n" + text.replaceAll("(.{64})", "$1\n")
                + "\n-----END RSA PRIVATE KEY-----\n";
    }
}
