// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.address;

import io.postern.contracts.network.IpAddress;

/** {@code [192.0.2.1]} and {@code [IPv6:2001:db8::1]} of RFC 5321 4.1.3; no other kind is registered. */
public final class AddressLiteral {
    private static final String V6 = "IPv6:";

    private AddressLiteral() {}

    /** The whole text is an address literal. */
    public static boolean valid(String text) {
        return text.startsWith("[") && end(text, 0) == text.length();
    }

    /** Index behind the literal whose bracket stands at an index; -1 if it is none. */
    static int end(String text, int from) {
        int close = text.indexOf(']', from);
        if (close < 0) {
            return -1;
        }
        boolean v6 = text.regionMatches(true, from + 1, V6, 0, V6.length());
        boolean valid =
                v6 ? v6(text.substring(from + 1 + V6.length(), close)) : IpAddress.v4(text, from + 1, close) != null;
        return valid ? close + 1 : -1;
    }

    /** Eight groups, the last two perhaps as IPv4; {@code ::} stands for two groups or more. */
    private static boolean v6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text) == 8;
        }
        var before = text.substring(0, gap);
        var after = text.substring(gap + 2);
        int count = (before.isEmpty() ? 0 : groups(before)) + (after.isEmpty() ? 0 : groups(after));
        return before.indexOf('.') < 0 && count <= 6;
    }

    /** So many groups; far too many if one is none. */
    private static int groups(String text) {
        int count = 0;
        int at = 0;
        while (true) {
            int colon = text.indexOf(':', at);
            int end = colon < 0 ? text.length() : colon;
            if (colon < 0 && IpAddress.v4(text, at, end) != null) {
                return count + 2;
            }
            if (!group(text, at, end)) {
                return 99;
            }
            count++;
            if (colon < 0) {
                return count;
            }
            at = colon + 1;
        }
    }

    private static boolean group(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) > 'f' || Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return to > from && to - from <= 4;
    }
}
