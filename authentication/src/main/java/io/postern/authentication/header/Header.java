// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.header;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of a message, from the top.
 *
 * @param complete false if it was longer than {@value #MAX_OCTETS} octets or {@value #MAX_FIELDS} fields: then what it
 *     says beyond is not known, and nothing may be verified by it
 */
public record Header(List<Field> fields, boolean complete) {
    public static final int MAX_OCTETS = 1 << 20;
    public static final int MAX_FIELDS = 2000;

    public Header {
        fields = List.copyOf(fields);
    }

    /**
     * Reads up to the empty line and leaves the stream at the first octet of the body; of an incomplete header the rest
     * is not read. A message may end without an empty line: then it has no body.
     *
     * @param message octets as received, whose lines end with CRLF; a bare LF ends a line too. Should be buffered
     */
    public static Header read(InputStream message) throws IOException {
        var fields = new ArrayList<Field>();
        var field = new ByteArrayOutputStream(256);
        int octets = 0;
        int lineStart = 0;
        for (int octet = message.read(); octet >= 0; octet = message.read()) {
            if (field.size() == lineStart && lineStart > 0 && octet != ' ' && octet != '\t') {
                fields.add(Field.of(field.toByteArray()));
                field.reset();
                lineStart = 0;
            }
            if (++octets > MAX_OCTETS || fields.size() >= MAX_FIELDS) {
                return new Header(fields, false);
            }
            field.write(octet);
            if (octet == '\n') {
                if (lineStart == 0 && empty(field)) {
                    return new Header(fields, true);
                }
                lineStart = field.size();
            }
        }
        if (field.size() > 0) {
            fields.add(Field.of(field.toByteArray()));
        }
        return new Header(fields, true);
    }

    private static boolean empty(ByteArrayOutputStream line) {
        return line.size() == 1 || (line.size() == 2 && line.toByteArray()[0] == '\r');
    }

    /** The fields of that name, from the top. */
    public List<Field> named(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).toList();
    }
}
