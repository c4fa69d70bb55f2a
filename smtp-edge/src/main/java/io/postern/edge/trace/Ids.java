// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.trace;

/** Ids of 26 lower-case letters and digits: ten of the time, so that they sort by it, and sixteen at random. */
public final class Ids {
    /** Crockford's base 32: nothing in it is mistaken for something else when read aloud. */
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

    private Ids() {}

    /**
     * @param millis since 1970
     * @param high 40 random bits, and others that are not used
     * @param low likewise
     */
    public static String of(long millis, long high, long low) {
        var id = new char[26];
        fill(id, 0, 10, millis);
        fill(id, 10, 18, high);
        fill(id, 18, 26, low);
        return new String(id);
    }

    private static void fill(char[] id, int from, int to, long value) {
        long rest = value;
        for (int i = to - 1; i >= from; i--) {
            id[i] = DIGITS.charAt((int) (rest & 31));
            rest >>>= 5;
        }
    }
}
