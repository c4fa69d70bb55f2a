// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.scanner;

import io.postern.contracts.finding.ScanFinding;
import io.postern.contracts.finding.ScanFinding.Status;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Findings in the words of scanners, within bounds. */
final class Said {
    private static final int LONGEST = 200;

    private Said() {}

    static ScanFinding clean(String scanner, @Nullable String name) {
        return new ScanFinding(scanner, Status.CLEAN, null, name == null ? null : cut(name), null);
    }

    /** To be unknown means to come again later, and the message would not be smaller then. */
    static ScanFinding tooLarge(String scanner) {
        return new ScanFinding(scanner, Status.CLEAN, null, null, "not looked at: the message is larger than it takes");
    }

    static ScanFinding infected(String scanner, String name) {
        return new ScanFinding(scanner, Status.INFECTED, null, cut(name), null);
    }

    static ScanFinding spam(String scanner, @Nullable Double score, String name) {
        return new ScanFinding(scanner, Status.SPAM, score, cut(name), null);
    }

    static ScanFinding unknown(String scanner, String reason) {
        return new ScanFinding(scanner, Status.UNKNOWN, null, null, cut(reason));
    }

    /** Text of others: no control characters, nothing that JSON could not carry. */
    static String cut(String text) {
        var plain = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, plain.offsetByCodePoints(0, LONGEST / 2));
    }
}
