// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.orders;

import java.time.Instant;
import java.util.random.RandomGenerator;

/** Ids in the form of those that the edge makes: ten digits of the time in Crockford's base 32, sixteen at random. */
final class OrderId {
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int TIME = 10;
    private static final int LENGTH = 26;

    private OrderId() {}

    static String of(Instant at, RandomGenerator random) {
        var id = new StringBuilder(LENGTH);
        for (int shift = 5 * (TIME - 1); shift >= 0; shift -= 5) {
            id.append(DIGITS.charAt((int) (at.toEpochMilli() >>> shift & 31)));
        }
        while (id.length() < LENGTH) {
            id.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return id.toString();
    }

    /** Whether a text, in lower case, has the form of one. */
    static boolean readable(String text) {
        return text.length() == LENGTH && text.chars().allMatch(c -> DIGITS.indexOf(c) >= 0);
    }
}
