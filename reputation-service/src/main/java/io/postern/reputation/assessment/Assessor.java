// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.Event;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Hop;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.SenderDomain;
import io.postern.dns.Dns;
import io.postern.reputation.connection.ConnectionCheck;
import io.postern.reputation.lists.Lists;
import io.postern.reputation.sender.SenderCheck;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Assesses inquiries. Safe for use by many threads. */
public final class Assessor {
    private static final CompletableFuture<@Nullable Assessment> NOBODY_WAITS = CompletableFuture.completedFuture(null);

    private final Dns dns;
    private final Limits limits;
    private final Lists lists;
    private final Set<String> ours;
    private final Tally tally;

    /**
     * @param lists those to ask
     * @param ours our own domains, in normal form
     */
    public Assessor(Dns dns, Limits limits, Lists lists, Set<String> ours, Tally tally) {
        this.dns = dns;
        this.limits = limits;
        this.lists = lists;
        this.ours = ours;
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
        var check = new Established(inquiry, null, evidence);
        return at(
                inquiry,
                now,
                check.done(),
                () -> new Assessment(inquiry, new Findings.OfConnection(check.findings()), evidence.answers()));
    }

    private CompletableFuture<@Nullable Assessment> envelope(Inquiry.Envelope inquiry, Instant now) {
        var evidence = new Evidence(dns, limits.lookups());
        var check = new Established(inquiry, inquiry.connection(), evidence);
        var sender = ownMachine(inquiry) ? null : SenderCheck.start(inquiry.reversePath(), ours, evidence);
        var done = sender == null ? check.done() : both(check.done(), sender.done());
        return at(
                inquiry,
                now,
                done,
                () -> new Assessment(
                        inquiry,
                        Findings.OfEnvelope.only(
                                check.findings(), sender == null ? SenderDomain.NONE : sender.finding()),
                        evidence.answers()));
    }

    private CompletableFuture<@Nullable Assessment> message(Inquiry.Message inquiry, Instant now) {
        var evidence = new Evidence(dns, limits.lookups());
        var check = inquiry.client().upstream()
                ? new Established(inquiry.hop(), evidence)
                : new Established(inquiry, inquiry.connection(), evidence);
        return at(
                inquiry,
                now,
                check.done(),
                () -> new Assessment(
                        inquiry.withoutContent(), Findings.OfMessage.only(check.findings()), evidence.answers()));
    }

    /** The findings about the connection: those that the inquiry brings along, none if it is trusted, or new ones. */
    private final class Established {
        private final @Nullable ConnectionFindings known;
        private final @Nullable ConnectionCheck check;

        Established(Inquiry inquiry, @Nullable ConnectionFindings brought, Evidence evidence) {
            boolean trusted = inquiry.client().trusted();
            known = brought == null && trusted ? ConnectionCheck.NOTHING : brought;
            check = known == null ? ConnectionCheck.start(inquiry.client().address(), lists, evidence) : null;
        }

        /** Those about whom an upstream had a message from; none if that is not known. */
        Established(@Nullable Hop hop, Evidence evidence) {
            known = hop == null ? ConnectionCheck.NOTHING : null;
            check = hop == null ? null : ConnectionCheck.start(hop.address(), lists, evidence);
        }

        CompletableFuture<?> done() {
            return check == null ? NOBODY_WAITS : check.done();
        }

        ConnectionFindings findings() {
            if (check != null) {
                return check.findings();
            }
            return known == null ? ConnectionCheck.NOTHING : known;
        }
    }

    /** The DNS is not asked about mail of our own: a machine without DNS can still send itself a first message. */
    private static boolean ownMachine(Inquiry inquiry) {
        var client = inquiry.client();
        return client.trusted() || ConnectionCheck.loopback(client.address());
    }

    private static CompletableFuture<?> both(CompletableFuture<?> one, CompletableFuture<?> other) {
        if (one.isDone()) {
            return other;
        }
        return other.isDone() ? one : CompletableFuture.allOf(one, other);
    }

    /** When all is answered, or time is over. */
    private CompletableFuture<@Nullable Assessment> at(
            Inquiry inquiry, Instant now, CompletableFuture<?> done, Supplier<Assessment> assessment) {
        long taken = System.nanoTime();
        var kind = kind(inquiry);
        if (done.isDone()) {
            tally.assessed(kind, false, System.nanoTime() - taken);
            return CompletableFuture.completedFuture(assessment.get());
        }
        long millis = limits.time(inquiry, now).toMillis();
        return done.copy().orTimeout(millis, TimeUnit.MILLISECONDS).handle((_, late) -> {
            tally.assessed(kind, late != null, System.nanoTime() - taken);
            return assessment.get();
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
