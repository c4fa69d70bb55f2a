// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

/** Words of others, made fit for a reply: printable ASCII on one line, and not too long (RFC 5321 4.5.3.1.5). */
final class ReplyText {
    private ReplyText() {}

    /** @param limit characters */
    static String of(String foreign, int limit) {
        var text = new StringBuilder(Math.min(foreign.length(), limit));
        for (int i = 0; i < foreign.length() && text.length() < limit; i++) {
            char c = foreign.charAt(i);
            if (c > ' ' && c <= '~') {
                text.append(c);
            } else if (c > '~') {
                text.append('?');
            } else if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
                text.append(' ');
            }
        }
        return text.toString().strip();
    }
}
