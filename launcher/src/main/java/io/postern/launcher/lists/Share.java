// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.lists;

import io.postern.contracts.event.Aside;
import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Verdict;
import io.postern.launcher.lists.Refusal.Fate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a list had to do with a judgement. Pure.
 *
 * @param rules of the policy that its listings come under; none where it listed nothing
 */
record Share(String zone, Set<String> rules) {
    /** Rules of the score begin so; what they say ends with the names of all that counted. */
    private static final String SCORE = "score-";

    private static final String DISCARDED = "discarded";

    /** What it did. */
    record Effect(Fate fate, String words) {}

    static Share of(String zone, Assessment assessment) {
        return new Share(
                zone,
                listings(assessment.findings())
                        .filter(listing -> listing.status() == DnsblListing.Status.LISTED
                                && listing.zone().equals(zone))
                        .map(listing -> rule(listing.subject()))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** A list of the good comes under none of these: it keeps nothing from anybody. */
    private static String rule(DnsblListing.Subject subject) {
        return switch (subject) {
            case CLIENT -> "dnsbl-listed";
            case HELO, MAIL_FROM, PTR, FROM -> "rhsbl-listed";
            case LINK, LINK_ADDRESS -> "uribl-listed";
        };
    }

    private static Stream<DnsblListing> listings(Findings findings) {
        var client = findings.connection().dnsbl().stream();
        return switch (findings) {
            case Findings.OfConnection _ -> client;
            case Findings.OfEnvelope envelope -> Stream.concat(client, envelope.lists().stream());
            case Findings.OfMessage message -> {
                var before = message.envelope();
                yield Stream.of(
                                client,
                                message.lists().stream(),
                                before == null ? Stream.<DnsblListing>empty() : listings(before))
                        .flatMap(some -> some);
            }
        };
    }

    boolean none() {
        return rules.isEmpty();
    }

    /** Null where the mail reached its recipient unmarked, or the list had nothing to do with it. */
    @Nullable
    Effect effect(Decision decision, Verdict verdict) {
        return switch (decision) {
            case Decision.Reject(var rule, var reply) ->
                named(reply.text()) || (rule.startsWith(SCORE) && counted(reply.text()))
                        ? new Effect(Fate.REFUSED, reply.line())
                        : null;
            case Decision.Defer _ -> null;
            case Decision.Accept accept -> accept.aside() == null ? marked(verdict) : setAside(accept.aside());
        };
    }

    private @Nullable Effect setAside(Aside aside) {
        boolean score = aside.rule().startsWith(SCORE) || aside.rule().equals(DISCARDED);
        return score && counted(aside.reason())
                ? new Effect(aside.kind() == Aside.Kind.DISCARD ? Fate.DISCARDED : Fate.SET_ASIDE, aside.reason())
                : null;
    }

    private @Nullable Effect marked(Verdict verdict) {
        if (!(verdict instanceof Verdict.Message message) || !message.marks().flagged()) {
            return null;
        }
        return message.marks().fields().stream()
                .filter(field -> field.startsWith("X-Spam-Status:") && counted(field))
                .findFirst()
                .map(field -> new Effect(Fate.MARKED, field.strip().replaceAll("\\s+", " ")))
                .orElse(null);
    }

    /** Whether one of its rules is among the names. */
    private boolean counted(String names) {
        return Arrays.stream(names.split("[^a-z-]+", -1)).anyMatch(rules::contains);
    }

    /** As a word of its own: one zone's name may be the end of another's. */
    private boolean named(String text) {
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
}
