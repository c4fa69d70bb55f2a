// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.hint;

/** A piece of a reply; {@code glued} to the one before it if nothing is between them. */
sealed interface Token {
    boolean glued();

    /** Letters, in lower case. */
    record Word(String text, boolean glued) implements Token {}

    /** Digits; more than nine of them are {@link #ENDLESS}. */
    record Figure(long value, int digits, boolean glued) implements Token {
        static Figure of(String digits, boolean glued) {
            return new Figure(digits.length() > 9 ? ENDLESS : Long.parseLong(digits), digits.length(), glued);
        }
    }

    /** Any other character but white space. */
    record Sign(char character, boolean glued) implements Token {}

    long ENDLESS = 10_000_000_000L;
}
