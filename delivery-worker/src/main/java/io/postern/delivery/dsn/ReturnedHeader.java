// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.dsn;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** The part with the message's header, {@code text/rfc822-headers} (RFC 6522 4): our fields, then those received. */
final class ReturnedHeader {
    /** RFC 5322 2.1.1. */
    private static final int LONGEST_LINE = 998;

    private ReturnedHeader() {}

    /** With its own fields; quoted-printable where it would not pass as 7-bit text (RFC 6522 4). */
    static String of(Report report) {
        var octets = octets(report);
        var type = "Content-Type: text/rfc822-headers\r\nContent-Description: Header of the message\r\n";
        return sevenBit(octets)
                ? type + "\r\n" + new String(octets, ISO_8859_1)
                : type + "Content-Transfer-Encoding: quoted-printable\r\n\r\n" + QuotedPrintable.encoded(octets);
    }

    private static byte[] octets(Report report) {
        var octets = new ByteArrayOutputStream();
        report.original().headers().forEach(field -> octets.writeBytes(field.getBytes(UTF_8)));
        var received = report.header();
        octets.writeBytes(received.octets());
        if (received.octets().length > 0 && !endsInCrLf(received.octets())) {
            octets.writeBytes("\r\n".getBytes(UTF_8));
        }
        var remark = switch (received.extent()) {
            case WHOLE -> "";
            case CUT -> "X-Postern-Remark: the rest of the header is left out, as it is very long\r\n";
            case GONE -> "X-Postern-Remark: what was received is no longer there\r\n";
        };
        octets.writeBytes(remark.getBytes(UTF_8));
        return octets.toByteArray();
    }

    private static boolean endsInCrLf(byte[] octets) {
        int length = octets.length;
        return length > 1 && octets[length - 2] == '\r' && octets[length - 1] == '\n';
    }

    /** Printable ASCII in lines that are short enough and end in CRLF. */
    private static boolean sevenBit(byte[] octets) {
        int start = 0;
        for (int i = 0; i < octets.length; i++) {
            byte octet = octets[i];
            if (octet == '\n') {
                if (i == start || octets[i - 1] != '\r' || i - 1 - start > LONGEST_LINE) {
                    return false;
                }
                start = i + 1;
            } else if (octet == '\r') {
                if (i + 1 == octets.length || octets[i + 1] != '\n') {
                    return false;
                }
            } else if ((octet < ' ' || octet > '~') && octet != '\t') {
                return false;
            }
        }
        return start == octets.length;
    }
}
