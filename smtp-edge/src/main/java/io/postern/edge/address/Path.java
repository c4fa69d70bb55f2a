// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.address;

import org.jspecify.annotations.Nullable;

/**
 * A reverse-path or forward-path in angle brackets.
 *
 * @param address without brackets and source route; empty for the null sender
 * @param end index behind the closing bracket
 */
public record Path(String address, int end) {
    private static final String POSTMASTER = "postmaster";

    /** The path after {@code MAIL FROM:}; null if there is none at this index. */
    public static @Nullable Path reverse(String text, int at) {
        return text.startsWith("<>", at) ? new Path("", at + 2) : mailbox(text, at);
    }

    /** The path after {@code RCPT TO:}; the bare {@code <postmaster>} is one (RFC 5321 4.5.1). */
    public static @Nullable Path forward(String text, int at) {
        int end = at + 1 + POSTMASTER.length();
        if (text.startsWith("<", at)
                && text.startsWith(">", end)
                && text.regionMatches(true, at + 1, POSTMASTER, 0, POSTMASTER.length())) {
            return new Path(text.substring(at + 1, end), end + 1);
        }
        return mailbox(text, at);
    }

    private static @Nullable Path mailbox(String text, int at) {
        if (!text.startsWith("<", at)) {
            return null;
        }
        int start = afterRoute(text, at + 1);
        int end = start < 0 ? -1 : Mailbox.end(text, start);
        return end < 0 || !text.startsWith(">", end) ? null : new Path(text.substring(start, end), end + 1);
    }

    /** Source routes are accepted and ignored (RFC 5321 appendix C); -1 if there is a broken one. */
    private static int afterRoute(String text, int at) {
        int i = at;
        while (text.startsWith("@", i)) {
            i = DomainName.end(text, i + 1);
            if (i < 0 || i >= text.length()) {
                return -1;
            }
            char next = text.charAt(i++);
            if (next == ':') {
                return i;
            }
            if (next != ',' || !text.startsWith("@", i)) {
                return -1;
            }
        }
        return i;
    }
}
