// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.smtp;

import java.util.List;

/**
 * A server's answer.
 *
 * @param lines without CRLF, at least one
 */
public record SmtpReply(List<String> lines) {

    /** Three digits; 0 if the server said something else. */
    public int code() {
        var line = lines.getFirst();
        return line.matches("[2-5]\\d\\d.*") ? Integer.parseInt(line.substring(0, 3)) : 0;
    }

    /** The last line, code included. */
    public String last() {
        return lines.getLast();
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
