// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.greylist;

import java.util.Locale;

/**
 * Takes out of a reverse-path what differs from one message to the next, so that the second attempt is recognised:
 * BATV and its relatives (prvs, btv1, msprvs1), SRS (hash and time stamp), extensions behind a plus sign, and the
 * numbers and random ids of VERP addresses.
 */
final class SenderFolding {
    private SenderFolding() {}

    /** @return in lower case; {@code <>} for the null sender */
    static String fold(String reversePath) {
        if (reversePath.isEmpty()) {
            return "<>";
        }
        var lower = reversePath.toLowerCase(Locale.ROOT);
        int at = lower.lastIndexOf('@');
        return at <= 0 ? lower : local(lower.substring(0, at)) + lower.substring(at);
    }

    private static String local(String local) {
        if (local.startsWith("srs") && local.length() > 5 && "=+-".indexOf(local.charAt(4)) >= 0) {
            var parts = local.substring(5).split("=", -1);
            if (local.charAt(3) == '0' && parts.length >= 4) {
                return "srs0=" + parts[2] + "=" + VerpIds.fold(rest(parts, 3));
            }
            if (local.charAt(3) == '1' && parts.length >= 7) {
                return "srs1=" + parts[1] + "=" + parts[5] + "=" + VerpIds.fold(rest(parts, 6));
            }
        }
        var bare = unsigned(local);
        int plus = bare.indexOf('+');
        return VerpIds.fold(plus > 0 ? bare.substring(0, plus) : bare);
    }

    /** Without the signature of {@code prvs=KDDDSSSSSS=user}, {@code prvs=user=KDDDSSSSSS} and their like. */
    private static String unsigned(String local) {
        if (local.startsWith("btv1==")) {
            int end = local.indexOf("==", 6);
            return end > 0 && end + 2 < local.length() ? local.substring(end + 2) : local;
        }
        int start = local.startsWith("prvs=") ? 5 : local.startsWith("msprvs1=") ? 8 : 0;
        int first = local.indexOf('=', start);
        if (start == 0 || first < 0 || first + 1 == local.length()) {
            return local;
        }
        int last = local.lastIndexOf('=');
        if (!signature(local, start, first) && signature(local, last + 1, local.length())) {
            return local.substring(start, last);
        }
        return local.substring(first + 1);
    }

    /** Key number, three digits of the day, six hexadecimal digits of the hash. */
    private static boolean signature(String local, int from, int to) {
        if (to - from != 10) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (Character.digit(local.charAt(i), i < from + 4 ? 10 : 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private static String rest(String[] parts, int from) {
        return String.join("=", java.util.Arrays.asList(parts).subList(from, parts.length));
    }
}
