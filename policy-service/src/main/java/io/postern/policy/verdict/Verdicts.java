// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.verdict;

import io.postern.contracts.behind.Offer;
import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.Event;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.event.Marks;
import io.postern.contracts.event.Verdict;
import io.postern.policy.behind.Behind;
import io.postern.policy.behind.Capacity;
import io.postern.policy.checks.Finding;
import io.postern.policy.greylist.Greylist;
import io.postern.policy.greylist.Greylisting;
import io.postern.policy.greylist.Standing;
import io.postern.policy.greylist.Triplet;
import io.postern.policy.history.History;
import io.postern.policy.relay.RelayPermission;
import io.postern.policy.scoring.Ruling;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * From an assessment to its verdict. An assessment that comes after its deadline is dropped before anything is written:
 * nobody waits for the answer any more.
 */
public final class Verdicts {
    private static final Decision BANNER = new Decision.Accept("judged-at-rcpt");

    private final PolicySettings settings;
    private final String version;
    private final Judging judging;
    private final EnvelopePolicy envelopes;
    private final MessagePolicy messages;
    private final Greylist greylist;
    private final Behind behind;
    private final History history;
    private final Tally tally;

    public Verdicts(PolicySettings settings, Greylist greylist, Behind behind, History history, Tally tally) {
        this.settings = settings;
        this.version = settings.version();
        this.judging = new Judging(settings);
        var relay = new RelayPermission(settings.relayDomains());
        this.envelopes = new EnvelopePolicy(relay, settings.greylist().enabled());
        this.messages = new MessagePolicy(relay, settings.greylist().enabled());
        this.greylist = greylist;
        this.behind = behind;
        this.history = history;
        this.tally = tally;
    }

    /** @return null inside when nobody waits for an answer */
    public CompletionStage<? extends @Nullable Event> on(Event event, Instant now) {
        if (!(event instanceof Assessment assessment)) {
            throw new IllegalArgumentException(
                    "not an assessment: " + event.getClass().getSimpleName());
        }
        if (!now.isBefore(assessment.inquiry().deadline())) {
            tally.expired();
            return CompletableFuture.completedStage(null);
        }
        return switch (assessment.inquiry()) {
            case Inquiry.Connection inquiry -> connection(inquiry, assessment, now);
            case Inquiry.Envelope inquiry -> envelope(inquiry, assessment, now);
            case Inquiry.Message inquiry -> message(inquiry, assessment, now);
        };
    }

    /** Unless they are applied here the findings wait for RCPT; the DNS answers that they rest on are only known here. */
    private CompletionStage<Verdict> connection(Inquiry.Connection inquiry, Assessment assessment, Instant now) {
        var against = settings.applyAt() == ApplyAt.BANNER
                ? judging.connection(inquiry, assessment.findings())
                : Optional.<Finding>empty();
        against.ifPresent(tally::found);
        var decision = against.map(Finding::decision).orElse(BANNER);
        tally.decided(Tally.Kind.CONNECTION, decision);
        var suspect = judging.suspect(inquiry, assessment.findings());
        var verdict = new Verdict.Connection(
                inquiry.id(), version, decision, assessment.findings().connection(), suspect);
        if (!assessment.answers().isEmpty() || against.isPresent() || suspect != null) {
            history.note(new Judgement(now, assessment, verdict));
        }
        return CompletableFuture.completedStage(verdict);
    }

    private CompletionStage<Verdict> envelope(Inquiry.Envelope inquiry, Assessment assessment, Instant now) {
        var ruling = judging.envelope(inquiry, assessment.findings());
        ruling.findings().forEach(tally::found);
        var decisions = new ArrayList<@Nullable Decision>(inquiry.recipients().size());
        var strangers = new ArrayList<String>();
        for (var recipient : inquiry.recipients()) {
            var decision = envelopes.decide(inquiry.client(), inquiry.reversePath(), recipient, ruling);
            decisions.add(decision.orElse(null));
            if (decision.isEmpty()) {
                strangers.add(recipient);
            }
        }
        // Both under way at once: a recipient waits for one round trip.
        var offers = behind.offers(Capacity.domains(inquiry.needs(), envelopes.ours(inquiry.recipients())));
        if (strangers.isEmpty()) {
            return offers.thenApply(known -> envelope(inquiry, assessment, decisions, List.of(), known, now));
        }
        var findings = assessment.findings();
        var source = Triplet.Source.of(
                inquiry.client(),
                inquiry.helo(),
                findings.connection().reverseDns(),
                findings instanceof Findings.OfEnvelope found ? found.spf() : List.of(),
                inquiry.reversePath());
        return greylist.attempt(strangers.stream().map(source::to).toList(), null)
                .thenCombine(
                        offers, (standings, known) -> envelope(inquiry, assessment, decisions, standings, known, now));
    }

    /** Fills the gaps in {@code open} with the greylist's answers, in order. What cannot be delivered need not wait. */
    private Verdict envelope(
            Inquiry.Envelope inquiry,
            Assessment assessment,
            List<@Nullable Decision> open,
            List<Standing> standings,
            Map<String, Offer> offers,
            Instant now) {
        var decisions = new ArrayList<Decision>(open.size());
        int next = 0;
        for (int i = 0; i < open.size(); i++) {
            var decision = open.get(i);
            var allowed = decision == null ? greylisted(standings.get(next++)) : decision;
            var settled = allowed instanceof Decision.Reject
                    ? allowed
                    : Capacity.refusal(
                                    inquiry.needs(),
                                    inquiry.reversePath(),
                                    inquiry.recipients().get(i),
                                    offers)
                            .orElse(allowed);
            tally.decided(Tally.Kind.ENVELOPE, settled);
            decisions.add(settled);
        }
        var verdict = new Verdict.Envelope(inquiry.id(), version, decisions);
        history.note(new Judgement(now, assessment, verdict));
        return verdict;
    }

    private CompletionStage<Verdict> message(Inquiry.Message inquiry, Assessment assessment, Instant now) {
        var findings = assessment.findings();
        judging.news(inquiry, findings).forEach(tally::found);
        var ruling = judging.message(inquiry, findings);
        if (!inquiry.client().trusted()) {
            tally.scored(ruling.level());
        }
        var marks = judging.marks(inquiry, findings, ruling, messages.touches(inquiry.recipients()));
        var decision = messages.decide(inquiry.client(), inquiry.recipients(), ruling);
        var strangers = decision instanceof Decision.Accept
                ? messages.greylisted(inquiry.client(), inquiry.reversePath(), inquiry.recipients())
                : List.<String>of();
        var offers = decision instanceof Decision.Accept
                ? behind.offers(Capacity.domains(inquiry.needs(), envelopes.ours(inquiry.recipients())))
                : CompletableFuture.completedStage(Map.<String, Offer>of());
        if (strangers.isEmpty()) {
            return offers.thenApply(known -> message(
                    assessment,
                    ruling,
                    marks,
                    MessagePolicy.unfit(inquiry, marks, known).orElse(decision),
                    now));
        }
        var source = Triplet.Source.of(
                inquiry.client(),
                inquiry.helo(),
                findings.connection().reverseDns(),
                findings instanceof Findings.OfMessage found ? found.senderSpf() : List.of(),
                inquiry.reversePath());
        return greylist.attempt(strangers.stream().map(source::to).toList(), null)
                .thenCombine(
                        offers,
                        (standings, known) -> message(
                                assessment,
                                ruling,
                                marks,
                                MessagePolicy.unfit(inquiry, marks, known).orElse(longest(standings)),
                                now));
    }

    private Verdict message(Assessment assessment, Ruling ruling, Marks marks, Decision decision, Instant now) {
        var inquiry = (Inquiry.Message) assessment.inquiry();
        var copies = messages.copies(decision, inquiry.recipients(), ruling);
        tally.decided(
                Tally.Kind.MESSAGE,
                copies.stream()
                        .filter(copy -> !copy.equals(decision))
                        .findFirst()
                        .orElse(decision));
        var verdict = new Verdict.Message(
                inquiry.id(),
                version,
                messages.lane(inquiry.recipients()),
                copies,
                decision instanceof Decision.Accept ? marks : null);
        history.note(new Judgement(now, assessment, verdict));
        return verdict;
    }

    /** The message waits for the recipient that has to wait longest. */
    private Decision longest(List<Standing> standings) {
        var longest = standings.getFirst();
        for (var standing : standings) {
            tally.greylisted(standing);
            if (left(standing).compareTo(left(longest)) > 0) {
                longest = standing;
            }
        }
        return Greylisting.decide(longest, settings.greylist().away());
    }

    private static Duration left(Standing standing) {
        return switch (standing) {
            case Standing.Stranger(var left) -> left;
            case Standing.Early(var left) -> left;
            case Standing.Away _ -> Duration.ofNanos(1);
            case Standing.Waited _, Standing.Known _ -> Duration.ZERO;
        };
    }

    private Decision greylisted(Standing standing) {
        tally.greylisted(standing);
        return Greylisting.decide(standing, settings.greylist().away());
    }
}
