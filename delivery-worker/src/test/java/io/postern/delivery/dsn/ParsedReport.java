// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.dsn;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Content;
import io.postern.contracts.event.OutboundMessage;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes a report apart as strictly as RFC 2046, 3464, 5322 and 6522 allow, and fails where it is not what they ask for. */
record ParsedReport(List<Field> header, String text, List<List<Field>> status, byte[] returned) {
    private static final Pattern FIELD = Pattern.compile("([!-9;-~]+): ([ -~]*)", Pattern.DOTALL);
    private static final Pattern TYPE =
            Pattern.compile("multipart/report; report-type=delivery-status; boundary=\"([A-Za-z0-9_=]{1,70})\"");

    record Field(String name, String value) {}

    static ParsedReport of(OutboundMessage report) {
        return of(((Content.Inline) report.content()).bytes());
    }

    static ParsedReport of(byte[] octets) {
        var message = new String(octets, ISO_8859_1);
        assertThat(message.matches("[\\r\\n\\t -~]*"))
                .as("printable ASCII only")
                .isTrue();
        assertThat(message.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
        assertThat(message.split("\r\n", -1)).allSatisfy(l -> assertThat(l).hasSizeLessThanOrEqualTo(998));

        int end = message.indexOf("\r\n\r\n") + 2;
        var header = fields(message.substring(0, end));
        var type = TYPE.matcher(one(header, "Content-Type"));
        assertThat(type.matches()).isTrue();
        assertThat(one(header, "MIME-Version")).isEqualTo("1.0");
        assertThat(one(header, "Auto-Submitted")).isEqualTo("auto-replied");

        var parts = parts(message.substring(end), type.group(1));
        assertThat(parts).hasSize(3);
        assertThat(parts.get(0)).startsWith("Content-Type: text/plain; charset=us-ascii\r\n");
        assertThat(parts.get(1)).startsWith("Content-Type: message/delivery-status\r\n");
        assertThat(parts.get(2)).startsWith("Content-Type: text/rfc822-headers\r\n");
        return new ParsedReport(header, body(parts.get(0)), groups(body(parts.get(1))), decoded(parts.get(2)));
    }

    /** Between the delimiter lines; nothing else looks like one. */
    private static List<String> parts(String body, String boundary) {
        var parts = new ArrayList<String>();
        StringBuilder part = null;
        boolean closed = false;
        for (var line : body.split("\r\n", -1)) {
            if (line.equals("--" + boundary) || line.equals("--" + boundary + "--")) {
                assertThat(closed).isFalse();
                closed = line.endsWith("--");
                if (part != null) {
                    parts.add(part.toString());
                }
                part = new StringBuilder();
            } else {
                assertThat(line).doesNotStartWith("--" + boundary);
                if (part != null) {
                    part.append(line).append("\r\n");
                }
            }
        }
        assertThat(closed).isTrue();
        return parts;
    }

    private static String body(String part) {
        var body = part.substring(part.indexOf("\r\n\r\n") + 4);
        assertThat(body).endsWith("\r\n\r\n");
        // The last CRLF belongs to the delimiter.
        return body.substring(0, body.length() - 2);
    }

    private static List<List<Field>> groups(String status) {
        var groups = new ArrayList<List<Field>>();
        for (var group : status.split("\r\n\r\n")) {
            groups.add(fields(group.endsWith("\r\n") ? group : group + "\r\n"));
        }
        return groups;
    }

    /** Unfolded. */
    private static List<Field> fields(String header) {
        var fields = new ArrayList<Field>();
        for (var line : header.replace("\r\n ", " ").split("\r\n")) {
            var field = FIELD.matcher(line);
            assertThat(field.matches()).as("'%s' is a field", line).isTrue();
            fields.add(new Field(field.group(1), field.group(2)));
        }
        return fields;
    }

    private static byte[] decoded(String part) {
        int end = part.indexOf("\r\n\r\n");
        var body = body(part);
        if (!part.substring(0, end).contains("quoted-printable")) {
            return body.getBytes(ISO_8859_1);
        }
        assertThat(body.split("\r\n")).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(76));
        var octets = new ByteArrayOutputStream();
        var text = body.replace("=\r\n", "");
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '=') {
                octets.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                octets.write(text.charAt(i));
            }
        }
        return octets.toByteArray();
    }

    private static String one(List<Field> fields, String name) {
        var values = all(fields, name);
        assertThat(values).as(name).hasSize(1);
        return values.getFirst();
    }

    static List<String> all(List<Field> fields, String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .toList();
    }

    String header(String name) {
        return one(header, name);
    }

    /** @param group 0 for the fields about the message */
    String status(int group, String name) {
        return one(status.get(group), name);
    }
}
