// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.lists;

import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.event.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Mail to one recipient that was refused.
 *
 * @param sender the reverse-path; empty for the null sender
 * @param session by which {@code ./postern trace} finds it
 * @param words what the client was told
 */
record Refusal(Instant at, String client, String helo, String sender, String recipient, String session, String words) {

    /** What a judgement refused because of that list: its reply names it, or the list had its share in a score. */
    static List<Refusal> by(String zone, Judgement judgement) {
        var refusals = new ArrayList<Refusal>();
        if (listings(judgement.assessment())
                .noneMatch(listing -> listing.status() == DnsblListing.Status.LISTED
                        && listing.zone().equals(zone))) {
            return refusals;
        }
        switch (judgement.assessment().inquiry()) {
            case Inquiry.Connection _ -> {}
            case Inquiry.Envelope asked ->
                collect(zone, judgement, asked.helo(), asked.reversePath(), asked.recipients(), refusals);
            case Inquiry.Message asked ->
                collect(zone, judgement, asked.helo(), asked.reversePath(), asked.recipients(), refusals);
        }
        return refusals;
    }

    private static void collect(
            String zone,
            Judgement judgement,
            String helo,
            String sender,
            List<String> recipients,
            List<Refusal> refusals) {
        var inquiry = judgement.assessment().inquiry();
        var decisions = decisions(judgement.verdict());
        for (int i = 0; i < Math.min(decisions.size(), recipients.size()); i++) {
            if (decisions.get(i) instanceof Decision.Reject(var rule, var reply)
                    && (rule.contains("score") || names(reply.text(), zone))) {
                refusals.add(new Refusal(
                        judgement.at(),
                        inquiry.client().address(),
                        helo,
                        sender,
                        recipients.get(i),
                        inquiry.sessionId(),
                        reply.line()));
            }
        }
    }

    /** As a word of its own: one zone's name may be the end of another's. */
    private static boolean names(String text, String zone) {
        for (int at = text.indexOf(zone); at >= 0; at = text.indexOf(zone, at + 1)) {
            int end = at + zone.length();
            boolean begins = at == 0 || " (\"".indexOf(text.charAt(at - 1)) >= 0;
            boolean ends = end == text.length() || " ,;)\"".indexOf(text.charAt(end)) >= 0;
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }

    private static List<Decision> decisions(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Connection _ -> List.of();
            case Verdict.Envelope envelope -> envelope.decisions();
            case Verdict.Message message -> message.decisions();
        };
    }

    private static Stream<DnsblListing> listings(Assessment assessment) {
        var names = switch (assessment.findings()) {
            case Findings.OfConnection _ -> List.<DnsblListing>of();
            case Findings.OfEnvelope envelope -> envelope.lists();
            case Findings.OfMessage message -> message.lists();
        };
        return Stream.concat(assessment.findings().connection().dnsbl().stream(), names.stream());
    }
}
