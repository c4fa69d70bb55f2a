// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import io.postern.contracts.event.Reply;
import java.util.List;

/**
 * A reply as a server gave it, of one line or several (RFC 5321 4.2.1).
 *
 * @param code from 200 to 599
 * @param lines the texts behind the code; printable ASCII, anything else became a question mark; at least one
 */
record ServerReply(int code, List<String> lines) {
    private static final int MAX_TEXT = 1000;

    boolean positive() {
        return code < 300;
    }

    /** In one line, the enhanced status code (RFC 2034) apart, which is told only if it fits the code. */
    Reply toReply() {
        var enhanced = enhanced(lines.getFirst());
        if (lines.size() == 1) {
            return new Reply(code, enhanced, cut(behind(enhanced, lines.getFirst())));
        }
        var text = new StringBuilder();
        for (var line : lines) {
            var part = behind(enhanced, line);
            if (!part.isEmpty()) {
                text.append(text.isEmpty() ? "" : " ").append(part);
            }
            if (text.length() >= MAX_TEXT) {
                break;
            }
        }
        return new Reply(code, enhanced, cut(text.toString()));
    }

    private static String cut(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }

    private static String behind(String enhanced, String line) {
        if (enhanced.isEmpty() || !line.startsWith(enhanced)) {
            return line.strip();
        }
        return line.substring(enhanced.length()).strip();
    }

    /** {@code class.subject.detail}, one to three digits in the latter two (RFC 3463 2). */
    private String enhanced(String line) {
        if (line.length() < 5 || line.charAt(0) != '0' + code / 100 || line.charAt(1) != '.') {
            return "";
        }
        int subject = digits(line, 2);
        if (subject == 2 || subject >= line.length() || line.charAt(subject) != '.') {
            return "";
        }
        int detail = digits(line, subject + 1);
        boolean ends = detail == line.length() || line.charAt(detail) == ' ';
        return detail > subject + 1 && ends ? line.substring(0, detail) : "";
    }

    private static int digits(String line, int from) {
        int at = from;
        while (at < line.length() && at < from + 3 && line.charAt(at) >= '0' && line.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
