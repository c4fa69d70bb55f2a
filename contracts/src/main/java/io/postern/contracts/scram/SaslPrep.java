// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.scram;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * Brings names and passwords into the form in which they are compared: SASLprep (RFC 4013), as far as Java has it. Every
 * space becomes a plain one, what is invisible goes, the rest is normalised (NFKC).
 */
public final class SaslPrep {
    /** RFC 3454 B.1: commonly mapped to nothing. */
    private static final String NOTHING = "\u00ad\u034f\u1806\u180b\u180c\u180d\u200b\u200c\u200d\u2060\ufeff";

    private SaslPrep() {}

    /** The prepared text; null if nothing is left, or if it has characters that nobody can type on purpose. */
    public static @Nullable String of(String text) {
        var mapped = new StringBuilder(text.length());
        text.codePoints().filter(c -> !nothing(c)).forEach(c -> mapped.appendCodePoint(space(c) ? ' ' : c));
        var prepared = Normalizer.normalize(mapped, Normalizer.Form.NFKC);
        return prepared.isEmpty() || prepared.codePoints().anyMatch(SaslPrep::prohibited) ? null : prepared;
    }

    private static boolean nothing(int c) {
        return NOTHING.indexOf(c) >= 0 || c >= 0xfe00 && c <= 0xfe0f;
    }

    private static boolean space(int c) {
        return Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    private static boolean prohibited(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> c == 0xfffd || (c & 0xfffe) == 0xfffe;
        };
    }
}
