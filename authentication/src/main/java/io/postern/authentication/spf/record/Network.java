// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.spf.record;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A range of addresses as {@code ip4} and {@code ip6} write them (RFC 7208 section 5.6). Java's own reading of literals
 * takes more than the grammar allows, and makes mapped addresses of IPv6 into ones of IPv4.
 *
 * @param address four or sixteen octets; do not change the array
 */
public record Network(byte[] address, int bits) {
    static final int BITS_4 = 32;
    static final int BITS_6 = 128;
    private static final int GROUPS = 8;

    public boolean contains(byte[] other) {
        return same(address, other, bits);
    }

    /** Two addresses of one family that begin with the same bits. */
    public static boolean same(byte[] one, byte[] other, int bits) {
        if (one.length != other.length) {
            return false;
        }
        int whole = bits / 8;
        int rest = bits % 8;
        return Arrays.mismatch(one, 0, whole, other, 0, whole) < 0
                && (rest == 0 || (one[whole] ^ other[whole]) >> (8 - rest) == 0);
    }

    /** {@code qnum "." qnum "." qnum "." qnum}; null for anything else. */
    static byte @Nullable [] four(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return null;
        }
        var octets = new byte[4];
        for (int i = 0; i < 4; i++) {
            int value = number(parts[i], 255);
            if (value < 0) {
                return null;
            }
            octets[i] = (byte) value;
        }
        return octets;
    }

    /** RFC 4291 section 2.2; null for anything else. */
    static byte @Nullable [] six(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            var all = groups(text);
            return all != null && all.length == 2 * GROUPS ? all : null;
        }
        var left = groups(text.substring(0, gap));
        var right = groups(text.substring(gap + 2));
        if (left == null || right == null || left.length + right.length > 2 * (GROUPS - 1)) {
            return null;
        }
        if (text.lastIndexOf('.', gap) >= 0) {
            return null;
        }
        var octets = new byte[2 * GROUPS];
        System.arraycopy(left, 0, octets, 0, left.length);
        System.arraycopy(right, 0, octets, octets.length - right.length, right.length);
        return octets;
    }

    /** Groups with colons between them, of which the last may be four octets with dots. */
    private static byte @Nullable [] groups(String text) {
        if (text.isEmpty()) {
            return new byte[0];
        }
        var parts = text.split(":", GROUPS + 1);
        var dotted = text.indexOf('.') < 0 ? null : four(parts[parts.length - 1]);
        if (parts.length > GROUPS || (dotted == null && text.indexOf('.') >= 0)) {
            return null;
        }
        int plain = dotted == null ? parts.length : parts.length - 1;
        var octets = new byte[2 * plain + (dotted == null ? 0 : 4)];
        for (int i = 0; i < plain; i++) {
            int value = group(parts[i]);
            if (value < 0) {
                return null;
            }
            octets[2 * i] = (byte) (value >> 8);
            octets[2 * i + 1] = (byte) value;
        }
        if (dotted != null) {
            System.arraycopy(dotted, 0, octets, 2 * plain, 4);
        }
        return octets;
    }

    private static int group(String text) {
        if (text.isEmpty() || text.length() > 4) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /** A decimal number without leading zeros, -1 for anything else and for what is greater. */
    static int number(String text, int most) {
        if (text.isEmpty() || text.length() > 3 || (text.length() > 1 && text.charAt(0) == '0')) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = 10 * value + c - '0';
        }
        return value > most ? -1 : value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Network(var octets, int length) && length == bits && Arrays.equals(octets, address);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(address) + bits;
    }
}
