// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.greylist;

/**
 * Replaces what looks like a number or a random id in a local part of several words by {@code #}. A local part of one
 * word is left alone unless it is one long id: {@code 12345@qq.test} and {@code john1985@x.test} are people.
 */
final class VerpIds {
    private VerpIds() {}

    static String fold(String local) {
        boolean several = false;
        boolean ids = false;
        boolean digits = false;
        int start = 0;
        for (int i = 0; i <= local.length(); i++) {
            if (i < local.length() && word(local.charAt(i))) {
                digits |= local.charAt(i) <= '9';
                continue;
            }
            several |= i < local.length();
            ids |= id(local, start, i, several ? 8 : 20);
            start = i + 1;
        }
        return !digits || (!several && !ids) ? local : replace(local, ids);
    }

    private static String replace(String local, boolean ids) {
        var folded = new StringBuilder(local.length());
        int start = 0;
        for (int i = 0; i <= local.length(); i++) {
            if (i < local.length() && word(local.charAt(i))) {
                continue;
            }
            boolean variable = number(local, start, i) || (ids && (hex(local, start, i, 4) || id(local, start, i, 8)));
            if (variable) {
                folded.append('#');
            } else {
                folded.append(local, start, i);
            }
            if (i < local.length()) {
                folded.append(local.charAt(i));
            }
            start = i + 1;
        }
        return folded.toString();
    }

    /** Long enough, with a digit, and either hexadecimal or with letters and digits mixed as no person does. */
    private static boolean id(String local, int from, int to, int atLeast) {
        if (to - from < atLeast) {
            return false;
        }
        int digits = 0;
        int changes = 0;
        for (int i = from; i < to; i++) {
            boolean digit = local.charAt(i) <= '9';
            digits += digit ? 1 : 0;
            changes += i > from && digit != local.charAt(i - 1) <= '9' ? 1 : 0;
        }
        return digits > 0 && (changes >= 3 || hex(local, from, to, atLeast));
    }

    private static boolean number(String local, int from, int to) {
        for (int i = from; i < to; i++) {
            if (local.charAt(i) > '9') {
                return false;
            }
        }
        return to > from;
    }

    private static boolean hex(String local, int from, int to, int atLeast) {
        for (int i = from; i < to; i++) {
            if (local.charAt(i) > 'f') {
                return false;
            }
        }
        return to - from >= atLeast;
    }

    private static boolean word(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
}
