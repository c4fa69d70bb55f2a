// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.conduct;

import io.postern.contracts.conduct.Conduct;
import io.postern.contracts.conduct.MailSource;
import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.event.Verdict;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a judgement adds to what is known of its sources. Pure. */
final class Deeds {
    /** Rules whose names begin so have found a message to be spam. */
    private static final String SPAM = "score-";
    /** And those that begin so speak of the way that mail takes, not of who sends it. */
    private static final String RELAY = "relay";
    /** What the history itself refuses must not make it worse, or nobody could mend his ways. */
    private static final String ECHO = "history";

    private Deeds() {}

    /**
     * Refusals count at RCPT and at DATA, acceptance at DATA only: what was accepted at RCPT is not mail yet. What was put
     * off will be judged again.
     */
    static Map<MailSource, Conduct> of(Judgement judgement) {
        var assessment = judgement.assessment();
        if (assessment.inquiry().client().trusted()) {
            return Map.of();
        }
        var conduct = switch (judgement.verdict()) {
            case Verdict.Connection _ -> Conduct.NONE;
            case Verdict.Envelope envelope -> envelope(envelope.decisions());
            case Verdict.Message message ->
                message(message.decisions(), message.marks().flagged());
        };
        if (conduct.equals(Conduct.NONE)) {
            return Map.of();
        }
        var deeds = new HashMap<MailSource, Conduct>();
        for (var source : sources(assessment)) {
            deeds.put(source, conduct);
        }
        return deeds;
    }

    private static Conduct envelope(List<Decision> decisions) {
        var sum = Conduct.NONE;
        for (var decision : decisions) {
            sum = sum.plus(refusal(decision));
        }
        return sum;
    }

    /** A copy that is set aside was accepted by nobody but us. Only mail that was let through can be spam besides. */
    private static Conduct message(List<Decision> decisions, boolean flagged) {
        var sum = Conduct.NONE;
        boolean spam = false;
        for (var decision : decisions) {
            if (!(decision instanceof Decision.Accept accept)) {
                sum = sum.plus(refusal(decision));
            } else if (accept.aside() != null) {
                sum = sum.plus(new Conduct(0, 1, 0, 0));
            } else {
                sum = sum.plus(new Conduct(1, 0, 0, 0));
                spam |= flagged || accept.rule().startsWith(SPAM);
            }
        }
        return spam ? sum.plus(new Conduct(0, 0, 0, 1)) : sum;
    }

    private static Conduct refusal(Decision decision) {
        if (!(decision instanceof Decision.Reject(var rule, var reply))) {
            return Conduct.NONE;
        }
        return switch (reply.enhanced()) {
            case "5.1.1" -> new Conduct(0, 0, 1, 0);
            // Bad address of the sender, in syntax or system (RFC 3463 section 3.2).
            case "5.1.7", "5.1.8" -> new Conduct(0, 1, 0, 0);
            default ->
                reply.enhanced().startsWith("5.7.") && !rule.startsWith(RELAY) && !rule.startsWith(ECHO)
                        ? new Conduct(0, 1, 0, 0)
                        : Conduct.NONE;
        };
    }

    private static Set<MailSource> sources(Assessment assessment) {
        var sources = new LinkedHashSet<MailSource>(4);
        var address = address(assessment.inquiry());
        var network = address == null ? null : MailSource.network(address);
        if (network != null) {
            sources.add(network);
        }
        sources.addAll(
                switch (assessment.findings()) {
                    case Findings.OfConnection _ -> Set.<MailSource>of();
                    case Findings.OfEnvelope envelope -> MailSource.verified(envelope.spf(), List.of());
                    case Findings.OfMessage message -> MailSource.verified(message.senderSpf(), message.dkim());
                });
        return sources;
    }

    /** Null where it is not known whom an upstream had it from. */
    private static @Nullable String address(Inquiry inquiry) {
        if (!inquiry.client().upstream()) {
            return inquiry.client().address();
        }
        return inquiry instanceof Inquiry.Message message && message.hop() != null
                ? message.hop().address()
                : null;
    }
}
