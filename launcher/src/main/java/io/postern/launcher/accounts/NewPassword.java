// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.contracts.event.Account.Verifier;
import io.postern.contracts.scram.SaslPrep;
import io.postern.contracts.scram.ScramKeys;
import io.postern.launcher.Complaint;
import io.postern.launcher.SafeWords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where a new password comes from, and whether it has to be a good one. */
final class NewPassword {
    /** Octets; more would not fit in a line of AUTH. */
    private static final int LONGEST = 1024;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description =
                    "Read the password from this file, or from standard input if it is -, instead of asking for it. A"
                            + " line end behind it is none of it.")
    private @Nullable String file;

    @Option(
            names = "--weak",
            description =
                    "Take it although it breaks the rule, as one that is in use already may. The rule: 8 characters"
                            + " with an upper-case letter, a digit and a special character; or 20 characters.")
    private boolean weak;

    /** @throws Complaint if there is none, or it is not good enough */
    Verifier verifier(String account) {
        var prepared = SaslPrep.of(file == null ? asked(account) : read(file));
        if (prepared == null) {
            throw new Complaint("That is no password: it is empty, or has characters that nobody can type.");
        }
        var lacks = PasswordRule.lacks(prepared);
        if (!weak && !lacks.isEmpty()) {
            throw new Complaint(
                    "The password is too weak, it lacks %s; 20 characters of any kind will do too (--weak takes it all the same)."
                            .formatted(String.join(", ", lacks)));
        }
        return ScramKeys.verifier(prepared, new SecureRandom());
    }

    private static String asked(String account) {
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new Complaint("There is no terminal to ask for the password; give --password-file FILE, or - for"
                    + " standard input.");
        }
        var first = console.readPassword("New password for %s: ", SafeWords.of(account));
        var second = console.readPassword("And once more: ");
        if (first == null || second == null || !Arrays.equals(first, second)) {
            throw new Complaint("The two are not the same, so nothing was changed.");
        }
        return new String(first);
    }

    private static String read(String from) {
        try {
            if (from.equals("-")) {
                return text(System.in);
            }
            try (var in = Files.newInputStream(Path.of(from))) {
                return text(in);
            }
        } catch (CharacterCodingException e) {
            throw new Complaint("The password is not UTF-8.", e);
        } catch (IOException e) {
            throw new Complaint(
                    "The password cannot be read from %s (%s)."
                            .formatted(SafeWords.of(from), e.getClass().getSimpleName()),
                    e);
        }
    }

    private static String text(InputStream in) throws IOException {
        var octets = in.readNBytes(LONGEST + 1);
        if (octets.length > LONGEST) {
            throw new Complaint("The password is too long: " + LONGEST + " octets at most.");
        }
        var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
        return text.endsWith("\r\n")
                ? text.substring(0, text.length() - 2)
                : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }
}
