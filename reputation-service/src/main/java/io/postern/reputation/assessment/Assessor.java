// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import io.postern.contracts.conduct.MailSource;
import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.Event;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.ListenerKind;
import io.postern.dns.Dns;
import io.postern.reputation.content.MessageSource;
import io.postern.reputation.history.HistoryCheck;
import io.postern.reputation.scanner.ScanQuestion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Assesses inquiries. Safe for use by many threads. */
public final class Assessor {
    private static final CompletableFuture<@Nullable Assessment> NOBODY_WAITS = CompletableFuture.completedFuture(null);
    /** What checks have to say what they know, once the DNS is no longer waited for. */
    private static final Duration LAST_WORDS = Duration.ofMillis(100);

    /** Octets in memory of a message that is read piece by piece. */
    private static final long LARGE = 3L << 20;

    private static final Runnable NOTHING_TO_STOP = () -> {};

    private final Dns dns;
    private final Limits limits;
    private final Checks checks;
    private final Function<Content, MessageSource> contents;
    private final Tally tally;
    private final Room room;
    private final KnownEnvelopes envelopes = new KnownEnvelopes();

    /** @param contents finds the message that an inquiry refers to */
    public Assessor(Dns dns, Limits limits, Checks checks, Function<Content, MessageSource> contents, Tally tally) {
        this(dns, limits, checks, contents, tally, Room.ofHeap());
    }

    Assessor(Dns dns, Limits limits, Checks checks, Function<Content, MessageSource> contents, Tally tally, Room room) {
        this.room = room;
        this.dns = dns;
        this.limits = limits;
        this.checks = checks;
        this.contents = contents;
        this.tally = tally;
    }

    /**
     * @return the assessment, in the inquiry's time at the latest; null when the inquiry is past its deadline
     * @throws IllegalArgumentException if the event is no inquiry
     */
    public CompletableFuture<@Nullable Assessment> assess(Event event, Instant now) {
        if (!(event instanceof Inquiry inquiry)) {
            throw new IllegalArgumentException(
                    "not an inquiry: " + event.getClass().getSimpleName());
        }
        if (!now.isBefore(inquiry.deadline())) {
            tally.expired(kind(inquiry));
            return NOBODY_WAITS;
        }
        return switch (inquiry) {
            case Inquiry.Connection connection -> connection(connection, now);
            case Inquiry.Envelope envelope -> envelope(envelope, now);
            case Inquiry.Message message -> message(message, now);
        };
    }

    private CompletableFuture<@Nullable Assessment> connection(Inquiry.Connection inquiry, Instant now) {
        var evidence = new Evidence(dns, limits.lookups());
        var connected = Connected.of(inquiry.client(), null, checks, evidence);
        var history = HistoryCheck.start(newcomer(inquiry.client()), checks.history());
        return at(
                inquiry,
                now,
                Parts.all(List.of(connected.done(), history.done())),
                evidence,
                NOTHING_TO_STOP,
                () -> new Assessment(
                        inquiry,
                        new Findings.OfConnection(connected.findings(), history.findings()),
                        evidence.answers()));
    }

    /** The network of a stranger that speaks for itself; what a client of ours did is not asked before the banner. */
    private static List<MailSource> newcomer(Client client) {
        boolean stranger = client.kind() == ListenerKind.MX && !client.trusted() && !client.upstream();
        var source = stranger ? MailSource.network(client.address()) : null;
        return source == null ? List.of() : List.of(source);
    }

    private CompletableFuture<@Nullable Assessment> envelope(Inquiry.Envelope inquiry, Instant now) {
        var evidence = new Evidence(dns, limits.lookups());
        var connected = Connected.of(inquiry.client(), inquiry.connection(), checks, evidence);
        var party = Party.of(inquiry);
        var check = EnvelopeCheck.start(party, connected, checks, evidence, now);
        return at(inquiry, now, check.done(), evidence, check::stop, () -> {
            var findings = check.findings();
            if (check.done().isDone() && !evidence.over() && !evidence.dnsAway() && !party.ours()) {
                envelopes.put(inquiry.sessionId(), party, findings);
            }
            return new Assessment(inquiry.bare(), findings, evidence.answers());
        });
    }

    private CompletableFuture<@Nullable Assessment> message(Inquiry.Message inquiry, Instant now) {
        var evidence = new Evidence(dns, limits.messageLookups());
        var party = Party.of(inquiry);
        var known = envelopes.take(inquiry.sessionId(), party);
        var envelope = known == null
                ? EnvelopeCheck.start(party, connected(inquiry, evidence), checks, evidence, now)
                : EnvelopeCheck.known(known, checks, evidence);
        var check = MessageCheck.start(party, envelope, letter(inquiry, now), checks, evidence);
        return at(
                inquiry,
                now,
                check.done(),
                evidence,
                check::stop,
                () -> new Assessment(
                        inquiry.bare(),
                        inquiry.client().upstream() ? check.handedOn() : check.findings(!party.ours()),
                        evidence.answers()));
    }

    private @Nullable Letter letter(Inquiry.Message inquiry, Instant now) {
        var content = inquiry.content();
        if (content == null) {
            return null;
        }
        var client = inquiry.hop() == null
                ? inquiry.client().address()
                : inquiry.hop().address();
        var question = new ScanQuestion(
                client, inquiry.helo(), inquiry.reversePath(), inquiry.recipients(), inquiry.messageId());
        return new Letter(
                contents.apply(content),
                question,
                now,
                now.plus(limits.time(inquiry, now)).minus(LAST_WORDS),
                room.ask(content instanceof Content.Inline ? content.size() : LARGE));
    }

    /** Of whom an upstream had the message from, where that is known; never of the upstream itself. */
    private Connected connected(Inquiry.Message inquiry, Evidence evidence) {
        if (!inquiry.client().upstream()) {
            return Connected.of(inquiry.client(), inquiry.connection(), checks, evidence);
        }
        var hop = inquiry.hop();
        return hop == null ? Connected.nothing(evidence) : Connected.to(hop.address(), checks, evidence);
    }

    /**
     * Everything about a mail, whoever sends it and for whoever asks, in the time of a message. Waits, so call it on a
     * virtual thread.
     *
     * @param question who sends it to whom; its client is an IP address
     * @param message null for none
     * @param signed when signatures are judged; null for now
     */
    public Explanation explain(
            ScanQuestion question, @Nullable MessageSource message, @Nullable Instant signed, Instant now) {
        var evidence = new Evidence(dns, limits.messageLookups());
        var party = new Party(question.client(), question.helo(), question.reversePath(), false);
        var connected = Connected.to(question.client(), checks, evidence);
        var envelope = EnvelopeCheck.start(party, connected, checks, evidence, now);
        var end = now.plus(limits.message()).minus(LAST_WORDS);
        var letter = message == null
                ? null
                : new Letter(message, question, Objects.requireNonNullElse(signed, now), end, room.ask(LARGE));
        var check = MessageCheck.start(party, envelope, letter, checks, evidence);
        boolean inTime =
                until(check.done(), limits.message(), evidence, check::stop).join();
        return new Explanation(
                envelope.findings(), message == null ? null : check.findings(false), evidence.answers(), !inTime);
    }

    /** When all is answered, or time is over. */
    private CompletableFuture<@Nullable Assessment> at(
            Inquiry inquiry,
            Instant now,
            CompletableFuture<?> done,
            Evidence evidence,
            Runnable stop,
            Supplier<Assessment> assessment) {
        long taken = System.nanoTime();
        var kind = kind(inquiry);
        if (done.isDone()) {
            tally.assessed(kind, false, System.nanoTime() - taken);
            return CompletableFuture.completedFuture(assessment.get());
        }
        return until(done, limits.time(inquiry, now), evidence, stop).thenApply(inTime -> {
            tally.assessed(kind, !inTime, System.nanoTime() - taken);
            return assessment.get();
        });
    }

    /**
     * Waits for the end. A little before the time is over no look-up is waited for any more, so that checks can still say
     * what they know.
     *
     * @return whether all has ended by itself
     */
    private static CompletableFuture<Boolean> until(
            CompletableFuture<?> done, Duration time, Evidence evidence, Runnable stop) {
        long millis = time.toMillis();
        long lastWords = Math.min(LAST_WORDS.toMillis(), millis / 4);
        var inTime =
                done.<Boolean>thenApply(_ -> true).completeOnTimeout(false, millis - lastWords, TimeUnit.MILLISECONDS);
        return inTime.thenCompose(ended -> {
            if (ended) {
                return CompletableFuture.completedFuture(true);
            }
            evidence.end();
            return done.<Boolean>thenApply(_ -> false)
                    .completeOnTimeout(false, lastWords, TimeUnit.MILLISECONDS)
                    .whenComplete((_, _) -> stop.run());
        });
    }

    private static Tally.Kind kind(Inquiry inquiry) {
        return switch (inquiry) {
            case Inquiry.Connection _ -> Tally.Kind.CONNECTION;
            case Inquiry.Envelope _ -> Tally.Kind.ENVELOPE;
            case Inquiry.Message _ -> Tally.Kind.MESSAGE;
        };
    }
}
