// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.letter;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Header fields as text (RFC 5322 2.2). No value can end its field or begin another one. */
public final class Fields {
    private static final int WIDTH = 76;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss '+0000'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final StringBuilder text = new StringBuilder(512);

    /** A field whose value may be folded at its spaces. */
    public Fields add(String name, String value) {
        var line = new StringBuilder(name).append(':');
        boolean first = true;
        for (var word : Printable.text(value, Printable.LONGEST).split(" ", -1)) {
            if (!first && line.length() + 1 + word.length() > WIDTH) {
                text.append(line).append("\r\n");
                line.setLength(0);
            }
            line.append(' ').append(word);
            first = false;
        }
        text.append(line).append("\r\n");
        return this;
    }

    /** A field with an address: its spaces, within quotes, are a part of it. */
    public Fields address(String name, String before, String address, String after) {
        text.append(name)
                .append(": ")
                .append(before)
                .append(Printable.address(address))
                .append(after);
        text.append("\r\n");
        return this;
    }

    public Fields date(String name, Instant at) {
        return add(name, date(at));
    }

    /** As RFC 5322 3.3 has it, in UTC. */
    public static String date(Instant at) {
        return DATE.format(at);
    }

    /** The empty line that ends a header, or a group of fields in a delivery report. */
    public Fields end() {
        text.append("\r\n");
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
