// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.trace;

import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.DnsAnswer;
import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Transcript;
import io.postern.contracts.event.Verdict;
import io.postern.contracts.topic.Topics;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** Tells the life of a message, or of a session, as a person reads it. */
final class LifeText {
    private final DateTimeFormatter times;
    private final Instant now;
    private final StringBuilder out = new StringBuilder();

    LifeText(ZoneId zone, Instant now) {
        this.times = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT)
                .withZone(zone);
        this.now = now;
    }

    String tell(List<TopicRecord> records) {
        for (var record :
                records.stream().sorted(Comparator.comparing(LifeText::when)).toList()) {
            switch (record.event()) {
                case Judgement judgement -> judged(judgement);
                case OutboundMessage message -> queued(record, message);
                case DeliveryOutcome outcome -> outcome(outcome);
                case Transcript transcript -> dialogue(transcript);
                default -> {}
            }
        }
        places(records);
        return out.toString();
    }

    /** The event's own time, as records are written later than things happen. */
    private static Instant when(TopicRecord record) {
        return switch (record.event()) {
            case Judgement judgement -> judgement.at();
            case DeliveryOutcome outcome -> outcome.at();
            case Transcript transcript -> transcript.start();
            default -> record.at();
        };
    }

    private void judged(Judgement judgement) {
        var inquiry = judgement.assessment().inquiry();
        var client = inquiry.client();
        var what = switch (inquiry) {
            case Inquiry.Connection _ -> "Connection";
            case Inquiry.Envelope envelope -> "Envelope from <" + envelope.reversePath() + ">";
            case Inquiry.Message message ->
                "Message " + message.messageId() + " from <" + message.reversePath() + ">, " + message.size()
                        + " octets";
        };
        line("%s  %s judged", times.format(judgement.at()), what);
        line(
                "    client    %s by listener %s%s, session %s",
                client.address(), client.listener(), client.trusted() ? " (trusted)" : "", inquiry.sessionId());
        findings(judgement.assessment().findings());
        judgement.assessment().answers().forEach(this::answer);
        switch (judgement.verdict()) {
            case Verdict.Connection verdict -> decision("connection", verdict.decision());
            case Verdict.Envelope verdict -> decisions(recipients(inquiry), verdict.decisions());
            case Verdict.Message verdict -> {
                decisions(recipients(inquiry), verdict.decisions());
                line("    lane      %s", verdict.lane().name().toLowerCase(Locale.ROOT));
            }
        }
        line("    policy    %s", judgement.verdict().policyVersion());
    }

    private static List<String> recipients(Inquiry inquiry) {
        return switch (inquiry) {
            case Inquiry.Connection _ -> List.of();
            case Inquiry.Envelope envelope -> envelope.recipients();
            case Inquiry.Message message -> message.recipients();
        };
    }

    private void findings(Findings findings) {
        ConnectionFindings connection = findings.connection();
        var reverse = connection.reverseDns();
        line(
                "    name      %s%s",
                reverse.status().name().toLowerCase(Locale.ROOT), reverse.host() == null ? "" : " " + reverse.host());
        for (DnsblListing listing : connection.dnsbl()) {
            line(
                    "    list      %s: %s%s",
                    listing.zone(),
                    listing.status().name().toLowerCase(Locale.ROOT),
                    listing.codes().isEmpty() ? "" : " " + listing.codes());
        }
        if (connection.dnsAway()) {
            line("    dns       no server answered");
        }
        if (findings instanceof Findings.OfEnvelope envelope) {
            line("    sender    domain %s", envelope.senderDomain().name().toLowerCase(Locale.ROOT));
        }
    }

    private void answer(DnsAnswer answer) {
        line(
                "    dns       %s %s: %s %s (ttl %d s, %s)",
                answer.name(),
                answer.type(),
                answer.outcome(),
                String.join(", ", answer.values()),
                answer.ttl(),
                answer.cached() ? "cached" : answer.micros() / 1000 + " ms");
    }

    private void decisions(List<String> recipients, List<Decision> decisions) {
        for (int i = 0; i < decisions.size(); i++) {
            decision(i < recipients.size() ? "<" + recipients.get(i) + ">" : "", decisions.get(i));
        }
    }

    private void decision(String of, Decision decision) {
        var what = switch (decision) {
            case Decision.Accept _ -> "accepted";
            case Decision.Defer defer -> defer.reply().line();
            case Decision.Reject reject -> reject.reply().line();
        };
        line("    verdict   %s %s (rule %s)", of, what, decision.rule());
    }

    private void queued(TopicRecord record, OutboundMessage message) {
        var to = new ArrayList<String>();
        message.recipients().forEach(r -> to.add("<" + r.address() + ">"));
        boolean retry = record.topic().equals(Topics.RETRY_1M);
        line(
                "%s  %s %s for %s: attempt %d%s",
                times.format(record.at()),
                retry ? "Waits in" : "Queued in",
                record.topic(),
                String.join(", ", to),
                message.attempt(),
                message.notBefore() == null ? "" : " not before " + times.format(message.notBefore()));
    }

    private void outcome(DeliveryOutcome outcome) {
        line(
                "%s  Attempt %d for <%s> to %s%s: %s, %s%s",
                times.format(outcome.at()),
                outcome.attempt(),
                outcome.recipient(),
                outcome.destination(),
                outcome.remote() == null ? "" : " (" + outcome.remote() + ")",
                outcome.status().name().toLowerCase(Locale.ROOT),
                outcome.reply().line(),
                outcome.nextAttempt() == null ? "" : "; again at " + times.format(outcome.nextAttempt()));
    }

    private void dialogue(Transcript transcript) {
        line(
                "%s  Dialogue %s %s",
                times.format(transcript.start()),
                transcript.direction() == Transcript.Direction.INBOUND ? "with client" : "with server",
                transcript.peer());
        for (var said : transcript.lines()) {
            var mark = switch (said.speaker()) {
                case US -> "us  ";
                case THEM -> "them";
                case NOTE -> "note";
            };
            line("    %6d ms %s %s", said.millis(), mark, harmless(said.text()));
        }
    }

    private void places(List<TopicRecord> records) {
        var events = records.stream().map(TopicRecord::event).toList();
        var messages = new LinkedHashSet<String>();
        events.forEach(event -> EventIds.message(event).ifPresent(messages::add));
        for (var message : messages) {
            var places = Whereabouts.of(message, events);
            if (!places.isEmpty()) {
                line("Now  message %s", message);
                places.forEach((to, place) -> line("    <%s>  %s", to, words(place)));
            }
        }
    }

    private String words(Whereabouts place) {
        return switch (place) {
            case Whereabouts.Delivered d -> "delivered to " + d.to() + " at " + times.format(d.at());
            case Whereabouts.Failed f -> "failed for good at " + times.format(f.at()) + ": " + f.reply();
            case Whereabouts.Removed r -> "taken out of the queue at " + times.format(r.at()) + ", " + r.rule();
            case Whereabouts.Deferred d ->
                "waits; attempt %d %s at %s"
                        .formatted(
                                d.attempt() + 1, d.next().isAfter(now) ? "comes" : "was due", times.format(d.next()));
            case Whereabouts.Queued _ -> "queued; no attempt has ended yet";
        };
    }

    /** Without what would drive a terminal: others' words are in it. */
    private static String harmless(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().map(c -> Character.isISOControl(c) ? '·' : c).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private void line(String format, Object... arguments) {
        out.append(harmless(String.format(Locale.ROOT, format, arguments))).append('\n');
    }
}
