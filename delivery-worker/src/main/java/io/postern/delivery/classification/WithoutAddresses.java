// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.classification;

/** Takes mail addresses out of a reply: {@code rate-limit@greylist.example} says nothing about what is meant. */
final class WithoutAddresses {
    private WithoutAddresses() {}

    /** The text with a bare {@code @} for each address. */
    static String of(String text) {
        int sign = text.indexOf('@');
        if (sign < 0) {
            return text;
        }
        var rest = new StringBuilder(text.length());
        int kept = 0;
        for (; sign >= 0; sign = text.indexOf('@', kept)) {
            int from = sign;
            while (from > kept && local(text.charAt(from - 1))) {
                from--;
            }
            rest.append(text, kept, from).append('@');
            kept = sign + 1;
            while (kept < text.length() && domain(text.charAt(kept))) {
                kept++;
            }
        }
        return rest.append(text, kept, text.length()).toString();
    }

    private static boolean local(char c) {
        return Character.isLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~.".indexOf(c) >= 0;
    }

    private static boolean domain(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '.';
    }
}
