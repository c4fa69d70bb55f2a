// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.incident;

import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.DnsAnswer;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.event.Reply;
import io.postern.contracts.event.Verdict;
import io.postern.refusal.cause.Causes;
import io.postern.refusal.cause.ListWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The refusals of a judgement, one for each that differs. Pure. */
final class Judged {
    private Judged() {}

    /** @param answers that were written down in the same session, for what this one rests on and does not repeat */
    static List<Incident> of(Judgement judgement, List<DnsAnswer> answers, ListWords lists) {
        var inquiry = judgement.assessment().inquiry();
        var helo = helo(inquiry);
        var domain = senderDomain(inquiry);
        var discretion = Discretion.about(
                recipients(inquiry),
                Stream.of(helo, domain).filter(Objects::nonNull).toList());
        var all = new ArrayList<>(judgement.assessment().answers());
        all.addAll(answers);
        var assessment = new Assessment(inquiry, judgement.assessment().findings(), all);
        var incidents = new ArrayList<Incident>();
        for (var decision : decisions(judgement.verdict()).distinct().toList()) {
            var causes = Causes.of(decision, assessment, lists);
            var reply = reply(decision);
            if (reply != null) {
                incidents.add(new Incident(
                        judgement.at(), inquiry.client().address(), helo, domain, reply, causes, discretion));
            }
        }
        return incidents;
    }

    private static Stream<Decision> decisions(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Connection about -> Stream.of(about.decision());
            case Verdict.Envelope about -> about.decisions().stream();
            case Verdict.Message about -> about.decisions().stream();
        };
    }

    private static @Nullable Reply reply(Decision decision) {
        return switch (decision) {
            case Decision.Accept _ -> null;
            case Decision.Defer(var _, var reply) -> reply;
            case Decision.Reject(var _, var reply) -> reply;
        };
    }

    private static @Nullable String helo(Inquiry inquiry) {
        return switch (inquiry) {
            case Inquiry.Connection _ -> null;
            case Inquiry.Envelope about -> about.helo();
            case Inquiry.Message about -> about.helo();
        };
    }

    private static List<String> recipients(Inquiry inquiry) {
        return switch (inquiry) {
            case Inquiry.Connection _ -> List.of();
            case Inquiry.Envelope about -> about.recipients();
            case Inquiry.Message about -> about.recipients();
        };
    }

    private static @Nullable String senderDomain(Inquiry inquiry) {
        return switch (inquiry) {
            case Inquiry.Connection _ -> null;
            case Inquiry.Envelope about -> domain(about.reversePath());
            case Inquiry.Message about -> domain(about.reversePath());
        };
    }

    /** Null for the null sender. */
    static @Nullable String domain(String reversePath) {
        int at = reversePath.lastIndexOf('@');
        return at < 0 ? null : reversePath.substring(at + 1).toLowerCase(Locale.ROOT);
    }
}
