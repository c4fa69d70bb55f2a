// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.command;

import io.postern.edge.command.Command.Mail;
import io.postern.edge.command.Command.Mistake;
import io.postern.edge.command.Command.Verb;
import io.postern.edge.command.Command.Wrong;
import java.util.HashSet;
import java.util.Locale;
import java.util.StringTokenizer;

/** SIZE= (RFC 1870) and BODY= (RFC 6152). */
final class MailParameters {
    /** RFC 1870 allows twenty digits; eighteen fit into a long and are more than there is. */
    private static final int MAX_DIGITS = 18;

    private MailParameters() {}

    static Command parse(String reversePath, String text) {
        long size = 0;
        var bodyType = "7BIT";
        if (text.isEmpty()) {
            return new Mail(reversePath, size, bodyType);
        }
        if (text.charAt(0) != ' ') {
            return wrong(Mistake.SENDER_ADDRESS);
        }
        var seen = new HashSet<String>();
        for (var words = new StringTokenizer(text, " "); words.hasMoreTokens(); ) {
            var word = words.nextToken();
            int equals = word.indexOf('=');
            var name = (equals < 0 ? word : word.substring(0, equals)).toUpperCase(Locale.ROOT);
            var value = equals < 0 ? "" : word.substring(equals + 1);
            boolean valid;
            switch (name) {
                case "SIZE" -> {
                    size = number(value);
                    valid = size >= 0;
                }
                case "BODY" -> {
                    bodyType = value.toUpperCase(Locale.ROOT);
                    valid = bodyType.equals("7BIT") || bodyType.equals("8BITMIME");
                }
                default -> {
                    return wrong(Mistake.UNKNOWN_PARAMETER);
                }
            }
            if (!valid || !seen.add(name)) {
                return wrong(Mistake.PARAMETER_VALUE);
            }
        }
        return new Mail(reversePath, size, bodyType);
    }

    /** -1 if it is none; far too many digits are simply a lot. */
    private static long number(String digits) {
        if (digits.isEmpty() || digits.length() > 20 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        return digits.length() > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
    }

    private static Wrong wrong(Mistake mistake) {
        return new Wrong(Verb.MAIL, mistake);
    }
}
