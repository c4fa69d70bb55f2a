// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.trace;

import io.postern.edge.command.Command.Hello;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The trace field that we put in front of a message (RFC 5321 4.4). */
public final class ReceivedField {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss '+0000'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String HARMLESS = "-._:[]/+=";

    /**
     * How the message came (RFC 3848, RFC 6531 3.7.3, RFC 8314 4.3).
     *
     * @param version of TLS; null without it
     * @param cipher likewise
     * @param signedIn by AUTH
     */
    public record Transport(
            boolean extended,
            boolean utf8,
            @Nullable String version,
            @Nullable String cipher,
            boolean signedIn) {
        String protocol() {
            return (utf8 ? "UTF8SMTP" : extended ? "ESMTP" : "SMTP")
                    + (version == null ? "" : "S")
                    + (signedIn ? "A" : "");
        }
    }

    private ReceivedField() {}

    /**
     * The field with its CRLF, folded so that no line is needlessly long.
     *
     * @param hello what the client calls itself
     * @param host the client's confirmed name; null if there is none
     * @param address the client's; null where neither it nor what the client is called is to be told (RFC 5321 7.6)
     * @param recipient null if there are several, as none of them may learn of the others
     */
    public static String of(
            Hello hello,
            @Nullable String host,
            @Nullable String address,
            String us,
            String messageId,
            @Nullable String recipient,
            Transport transport,
            Instant at) {
        var field = new StringBuilder(256).append("Received: from ");
        from(field, hello, host, address);
        field.append("\r\n\tby ").append(us).append(" (Postern) with ").append(transport.protocol());
        field.append(" id ").append(messageId);
        if (transport.version() != null) {
            field.append("\r\n\ttls ")
                    .append(transport.cipher())
                    .append(" (")
                    .append(transport.version())
                    .append(')');
        }
        if (recipient != null) {
            field.append("\r\n\tfor <").append(recipient).append('>');
        }
        field.append(";\r\n\t");
        DATE.formatTo(at, field);
        return field.append("\r\n").toString();
    }

    /** RFC 5321 4.4 wants the clause in any case. */
    private static void from(StringBuilder field, Hello hello, @Nullable String host, @Nullable String address) {
        if (address == null) {
            field.append("unknown (client not shown)");
            return;
        }
        harmless(field, hello.name());
        field.append(" (");
        if (host != null) {
            harmless(field, host);
            field.append(' ');
        }
        field.append(address.indexOf(':') < 0 ? "[" : "[IPv6:").append(address).append("])");
    }

    /** As in header fields (RFC 5322 3.3). */
    public static String date(Instant at) {
        return DATE.format(at);
    }

    /** A name from outside, without what would be read as a comment or a quote. */
    private static void harmless(StringBuilder field, String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            field.append(plain || HARMLESS.indexOf(c) >= 0 ? c : '?');
        }
    }
}
