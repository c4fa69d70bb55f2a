// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.trace;

import io.postern.contracts.event.Command;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.Event;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.QuarantinedMessage;
import io.postern.contracts.event.Transcript;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The ids that an event is found by, and leads on to. */
final class EventIds {
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 26;
    private static final int TIME_LENGTH = 10;
    /** Before this nothing of ours was running. */
    private static final Instant EARLIEST = Instant.parse("2025-01-01T00:00:00Z");

    private EventIds() {}

    /** All that it is found by: ids of messages, sessions, entries in quarantine, orders. */
    static List<String> of(Event event) {
        return switch (event) {
            case DeliveryOutcome outcome
            when outcome.settlement() != null && outcome.settlement().reference() != null ->
                List.of(outcome.messageId(), outcome.settlement().reference());
            case Command command
            when leadsOn(command) -> List.of(command.id(), command.target().value());
            case Command command -> List.of(command.id());
            default -> leading(event);
        };
    }

    /** Those that what belongs to it is found by as well. An order may be about a thousand messages, and leads to none. */
    static List<String> leading(Event event) {
        return switch (event) {
            case Judgement judgement -> leading(judgement.assessment().inquiry());
            case Inquiry.Message message -> List.of(message.sessionId(), message.messageId());
            case Inquiry inquiry -> List.of(inquiry.sessionId());
            case OutboundMessage message ->
                List.of(message.messageId(), message.origin().sessionId());
            case DeliveryOutcome outcome -> byOrder(outcome) ? List.of(outcome.messageId()) : of(outcome);
            case QuarantinedMessage quarantined -> {
                var ids = new ArrayList<>(leading(quarantined.message()));
                ids.add(quarantined.id());
                yield ids;
            }
            case Command command
            when leadsOn(command) -> List.of(command.target().value());
            case Transcript transcript -> {
                var ids = new ArrayList<String>();
                ids.add(transcript.messageId());
                ids.add(transcript.sessionId());
                yield ids.stream().filter(Objects::nonNull).toList();
            }
            default -> List.of();
        };
    }

    private static boolean byOrder(DeliveryOutcome outcome) {
        return outcome.settlement() == null
                || outcome.settlement().reference() == null
                || EndWords.ordered(outcome.settlement());
    }

    private static boolean leadsOn(Command command) {
        return switch (command.target().kind()) {
            case MESSAGE, QUARANTINED -> true;
            case SENDER, DESTINATION -> false;
        };
    }

    /** Our id of the message that it is about, if there is one. */
    static Optional<String> message(Event event) {
        return switch (event) {
            case Judgement judgement -> message(judgement.assessment().inquiry());
            case Inquiry.Message message -> Optional.of(message.messageId());
            case OutboundMessage message -> Optional.of(message.messageId());
            case DeliveryOutcome outcome -> Optional.of(outcome.messageId());
            case QuarantinedMessage quarantined -> message(quarantined.message());
            case Transcript transcript -> Optional.ofNullable(transcript.messageId());
            default -> Optional.empty();
        };
    }

    /** Whether this event carries a message with that Message-ID field, whose value is given with angle brackets. */
    static boolean carries(Event event, String messageIdField) {
        return switch (event) {
            case OutboundMessage message -> messageIdField.equals(field(message.content()));
            case QuarantinedMessage quarantined -> carries(quarantined.message(), messageIdField);
            case Inquiry.Message inquiry ->
                inquiry.content() != null && messageIdField.equals(field(inquiry.content()));
            default -> false;
        };
    }

    private static String field(Content content) {
        return content instanceof Content.Inline inline
                ? messageIdField(new String(inline.bytes(), StandardCharsets.ISO_8859_1))
                : "";
    }

    /** The value of the first Message-ID field of a message's header, unfolded; empty when there is none. */
    static String messageIdField(String message) {
        int end = message.indexOf("\r\n\r\n");
        var header = (end < 0 ? message : message.substring(0, end)).replaceAll("\r\n(?=[ \t])", "");
        return header.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("message-id:"))
                .map(line -> line.substring("message-id:".length()).strip())
                .findFirst()
                .orElse("");
    }

    /** When an id of ours was made; empty for any other text. */
    static Optional<Instant> made(String id, Instant now) {
        if (id.length() != LENGTH || !id.chars().allMatch(c -> DIGITS.indexOf(c) >= 0)) {
            return Optional.empty();
        }
        long millis = 0;
        for (int i = 0; i < TIME_LENGTH; i++) {
            millis = millis << 5 | DIGITS.indexOf(id.charAt(i));
        }
        var time = Instant.ofEpochMilli(millis);
        return time.isAfter(EARLIEST) && !time.isAfter(now.plusSeconds(3600)) ? Optional.of(time) : Optional.empty();
    }
}
