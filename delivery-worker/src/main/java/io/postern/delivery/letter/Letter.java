// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.letter;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Origin;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Progress;
import io.postern.contracts.event.Recipient;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * One letter.
 *
 * @param id of the message, see {@link DerivedId}
 * @param at when what it tells of happened; also its Date
 * @param about id of the message it tells of; it stands where a received message has its session, and so the trace leads
 *     from one to the other
 * @param to one address
 */
public record Letter(String id, Instant at, String about, LetterHead head, String to, String subject) {
    /** The listener that a letter's origin names, as it came in through none. */
    public static final String LISTENER = "postern";

    private static final int SUBJECT = 200;

    /** The fields that every letter begins with; {@code MIME-Version} and what follows it are the caller's. */
    public Fields fields() {
        return new Fields()
                .date("Date", at)
                .address("From", "Mail Delivery System <", head.from(), ">")
                .address("To", "<", to.replace('<', '?').replace('>', '?'), ">")
                .add("Subject", Printable.text(subject, SUBJECT))
                .add("Message-ID", "<" + id + "@" + head.hostname() + ">");
    }

    /**
     * Mail like any other, from the null sender.
     *
     * @param content ASCII with CRLF, header and all
     */
    public OutboundMessage mail(String content, Lane lane) {
        var us = new Client("127.0.0.1", 0, LISTENER, ListenerKind.RELAY, true);
        return new OutboundMessage(
                id,
                id,
                lane,
                at.truncatedTo(ChronoUnit.MILLIS),
                new Origin(us, about, head.hostname()),
                1,
                null,
                "",
                "7BIT",
                List.of(new Recipient(to)),
                List.of(),
                new Content.Inline(content.getBytes(StandardCharsets.US_ASCII)),
                Progress.NONE,
                null,
                null);
    }
}
