// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.dsn;

import io.postern.contracts.event.DeliveryOutcome;
import io.postern.delivery.letter.Fields;
import io.postern.delivery.letter.Printable;
import java.util.Objects;
import java.util.Optional;

/** The part for machines, {@code message/delivery-status} (RFC 3464 2). */
final class StatusPart {
    private static final int MAX_REPLY = 600;

    private StatusPart() {}

    static String of(Report report) {
        var original = report.original();
        var fields = new Fields();
        var envelopeId = original.demands().envelopeId();
        if (envelopeId != null) {
            fields.add("Original-Envelope-Id", xtext(envelopeId));
        }
        fields.add("Reporting-MTA", "dns; " + report.settings().head().hostname())
                .date("Arrival-Date", original.acceptedAt())
                .add("X-Postern-ID", original.messageId());
        for (var outcome : report.outcomes()) {
            recipient(fields.end(), report, outcome);
        }
        return fields.toString();
    }

    private static void recipient(Fields fields, Report report, DeliveryOutcome outcome) {
        var address = outcome.recipient();
        original(report, address).ifPresent(original -> fields.add("Original-Recipient", original));
        // RFC 6533 3: an address that is not ASCII has a type, and a form, of its own.
        fields.address("Final-Recipient", Printable.ascii(address) ? "rfc822; " : "utf-8; ", address, "")
                .add("Action", report.kind().action)
                .add("Status", StatusCode.of(outcome));
        var remote = outcome.remote();
        if (remote != null) {
            fields.add("Remote-MTA", "dns; " + name(remote));
        }
        fields.add(
                        "Diagnostic-Code",
                        (remote == null ? "x-postern; " : "smtp; ")
                                + Printable.text(outcome.reply().line(), MAX_REPLY))
                .date("Last-Attempt-Date", outcome.at());
        if (report.until() != null) {
            fields.date("Will-Retry-Until", report.until());
        }
    }

    /** ORCPT as it was given, with its address in plain form (RFC 3464 2.3.1). */
    private static Optional<String> original(Report report, String address) {
        return report.original().recipients().stream()
                .filter(recipient -> recipient.address().equals(address) && recipient.original() != null)
                .map(recipient -> Objects.requireNonNull(recipient.original()))
                .findFirst()
                .map(given -> {
                    int semicolon = given.indexOf(';');
                    return given.substring(0, semicolon) + "; " + xtext(given.substring(semicolon + 1));
                });
    }

    /** xtext (RFC 3461 4) decoded, and made printable. */
    private static String xtext(String text) {
        var plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '+' && i + 2 < text.length()) {
                plain.append((char) Integer.parseInt(text, i + 1, i + 3, 16));
                i += 2;
            } else {
                plain.append(c);
            }
        }
        return Printable.text(plain.toString(), MAX_REPLY);
    }

    /** The server's name out of {@code mx.example.org[192.0.2.1]:25}. */
    private static String name(String remote) {
        int bracket = remote.indexOf('[');
        int colon = remote.lastIndexOf(':');
        int end = bracket > 0 ? bracket : colon > 0 ? colon : remote.length();
        return Printable.text(remote.substring(0, end), 255);
    }
}
