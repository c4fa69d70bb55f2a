// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.command;

/** {@code xtext} of RFC 3461 4: printable ASCII, with {@code +} and {@code =} as {@code +2B} and {@code +3D}. */
final class Xtext {
    private Xtext() {}

    static boolean valid(String text, int longest) {
        if (text.isEmpty() || text.length() > longest) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '+') {
                if (i + 2 >= text.length() || !hex(text.charAt(i + 1)) || !hex(text.charAt(i + 2))) {
                    return false;
                }
                i += 2;
            } else if (c < '!' || c > '~' || c == '=') {
                return false;
            }
        }
        return true;
    }

    private static boolean hex(char c) {
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'F';
    }
}
