// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.trace;

import io.postern.contracts.event.Command;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.QuarantinedMessage;
import io.postern.contracts.event.Transcript;
import io.postern.launcher.parked.Parked;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells the life of a message, or of a session, as a person reads it. */
final class LifeText {
    private final DateTimeFormatter times;
    private final Instant now;
    private final StringBuilder out = new StringBuilder();
    private final JudgementText judgements;

    LifeText(ZoneId zone, Instant now) {
        this.times = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT)
                .withZone(zone);
        this.now = now;
        this.judgements = new JudgementText(times, this::line);
    }

    /** @param parked by message, what lies where no worker takes it from */
    String tell(List<TopicRecord> records, Map<String, List<Parked>> parked) {
        for (var record :
                records.stream().sorted(Comparator.comparing(LifeText::when)).toList()) {
            switch (record.event()) {
                case Judgement judgement -> judgements.tell(judgement);
                case OutboundMessage message -> queued(record, message);
                case DeliveryOutcome outcome -> outcome(outcome);
                case Transcript transcript -> dialogue(transcript);
                case QuarantinedMessage entry -> setAside(entry);
                case Command order -> order(order);
                default -> {}
            }
        }
        places(records, parked);
        return out.toString();
    }

    /** The event's own time, as records are written later than things happen. */
    private static Instant when(TopicRecord record) {
        return switch (record.event()) {
            case Judgement judgement -> judgement.at();
            case DeliveryOutcome outcome -> outcome.at();
            case Transcript transcript -> transcript.start();
            case QuarantinedMessage entry -> entry.at();
            case Command order -> order.at();
            default -> record.at();
        };
    }

    private void queued(TopicRecord record, OutboundMessage message) {
        var to = new ArrayList<String>();
        message.recipients().forEach(r -> to.add("<" + r.address() + ">"));
        var how = message.progress().held() ? "Held in" : RetryTopics.is(record.topic()) ? "Waits in" : "Queued in";
        line(
                "%s  %s %s for %s: attempt %d%s",
                times.format(record.at()),
                how,
                record.topic(),
                String.join(", ", to),
                message.attempt(),
                message.notBefore() == null ? "" : " not before " + times.format(message.notBefore()));
        for (var removal : message.removals()) {
            line(
                    "    without   %s (%d octets from %d), which only our own servers may add",
                    removal.field(), removal.octets(), removal.from());
        }
        for (var insertion : message.insertions()) {
            line("    with      %s in %s", harmless(insertion.text().strip()), insertion.field());
        }
    }

    private void outcome(DeliveryOutcome outcome) {
        line(
                "%s  %s for <%s> to %s%s: %s, %s%s%s%s",
                times.format(outcome.at()),
                how(outcome),
                outcome.recipient(),
                outcome.destination(),
                outcome.remote() == null ? "" : " (" + outcome.remote() + ")",
                outcome.status().name().toLowerCase(Locale.ROOT),
                outcome.reply().line(),
                outcome.replyClass() == null ? "" : " [" + EndWords.of(outcome.replyClass()) + "]",
                outcome.nextAttempt() == null ? "" : "; again at " + again(outcome, outcome.nextAttempt()),
                outcome.settlement() == null ? "" : "; " + EndWords.of(outcome.settlement()));
    }

    private static String how(DeliveryOutcome outcome) {
        if (outcome.status() != DeliveryOutcome.Status.REMOVED) {
            return "Attempt " + outcome.attempt();
        }
        return outcome.settlement() == null || EndWords.ordered(outcome.settlement())
                ? "End by order"
                : "Not delivered";
    }

    private String again(DeliveryOutcome outcome, Instant next) {
        return times.format(next) + (outcome.waitReason() == null ? "" : ", " + EndWords.of(outcome.waitReason()));
    }

    private void setAside(QuarantinedMessage entry) {
        var to = new ArrayList<String>();
        entry.message().recipients().forEach(r -> to.add("<" + r.address() + ">"));
        line(
                "%s  Set aside in quarantine as %s for %s by rule %s: %s",
                times.format(entry.at()), entry.id(), String.join(", ", to), entry.rule(), entry.reason());
    }

    private void order(Command order) {
        line(
                "%s  Order %s by %s: %s%s",
                times.format(order.at()),
                order.id(),
                order.by(),
                EndWords.of(order),
                order.comment().isEmpty() ? "" : " (" + order.comment() + ")");
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

    private void places(List<TopicRecord> records, Map<String, List<Parked>> parked) {
        var events = records.stream().map(TopicRecord::event).toList();
        var messages = new LinkedHashSet<String>();
        events.forEach(event -> EventIds.message(event).ifPresent(messages::add));
        messages.addAll(parked.keySet());
        for (var message : messages) {
            var places = Whereabouts.of(message, events);
            var aside = parked.getOrDefault(message, List.of());
            if (!places.isEmpty() || !aside.isEmpty()) {
                line("Now  message %s", message);
                aside.forEach(one -> line(
                        "    PARKED since %s as %s, from %s; no worker takes it from there: ./postern parked list",
                        times.format(one.at()), one.id(), one.place()));
                places.forEach((to, place) -> line("    <%s>  %s", to, words(place)));
            }
        }
    }

    private String words(Whereabouts place) {
        return switch (place) {
            case Whereabouts.Delivered d -> "delivered to " + d.to() + " at " + times.format(d.at());
            case Whereabouts.Failed f ->
                "failed for good at " + times.format(f.at()) + ": " + f.reply()
                        + (f.settlement() == null ? "" : "; " + EndWords.of(f.settlement()));
            case Whereabouts.Removed r ->
                "removed at " + times.format(r.at()) + " by rule " + r.rule()
                        + (r.order() == null ? "" : ", order " + r.order());
            case Whereabouts.Quarantined q ->
                "in quarantine as " + q.entry() + " since " + times.format(q.at()) + ": " + q.words();
            case Whereabouts.Deferred d ->
                "waits; attempt %d %s at %s"
                        .formatted(
                                d.attempt() + 1, d.next().isAfter(now) ? "comes" : "was due", times.format(d.next()));
            case Whereabouts.Held h -> "held by an operator; attempt " + h.attempt() + " comes after the release";
            case Whereabouts.Queued q ->
                q.attempt() == 1
                        ? "queued; no attempt has ended yet"
                        : "queued; attempt " + q.attempt() + " is to come";
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
