// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Debian's {@code opendkim}, whose filter signs files when it is being tried. */
public final class OpenDkim {
    private static final Pattern SIGNATURE = Pattern.compile("DKIM-Signature: [^\n]*(?:\n\t[^\n]*|\n [^\n]*)*");

    private OpenDkim() {}

    /**
     * Signs with one process for all messages, selector {@code rsa}.
     *
     * @param messages at least two, else it prints them in another form
     * @param pem an RSA key
     * @return the messages with their signatures, in the same order
     */
    public static List<String> sign(
            Path folder, List<String> messages, String canonicalization, String domain, String pem) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("key.pem"), pem);
        Files.writeString(
                folder.resolve("opendkim.conf"), """
                Mode s
                Domain %s
                Selector rsa
                KeyFile %s
                Canonicalization %s
                OversignHeaders From
                RequireSafeKeys no
                """.formatted(domain, folder.resolve("key.pem"), canonicalization));
        var files = new ArrayList<String>();
        for (var message : messages) {
            var file = folder.resolve(files.size() + ".eml");
            files.add(Files.write(file, message.getBytes(StandardCharsets.ISO_8859_1))
                    .toString());
        }
        var process = new ProcessBuilder(
                        DebianProgram.find("opendkim", "opendkim").toString(),
                        "-x",
                        folder.resolve("opendkim.conf").toString(),
                        "-t",
                        String.join(",", files))
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var signed = new ArrayList<String>();
        for (var found = SIGNATURE.matcher(output); found.find(); ) {
            signed.add(found.group().replace("\r", "").replace("\n", "\r\n") + "\r\n" + messages.get(signed.size()));
        }
        if (signed.size() != messages.size()) {
            throw new IllegalStateException(
                    "opendkim signed " + signed.size() + " of " + messages.size() + ": " + output);
        }
        return signed;
    }
}
