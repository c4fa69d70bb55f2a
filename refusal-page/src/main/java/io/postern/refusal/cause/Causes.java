// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.cause;

import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.Reply;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From a decision, and the facts that it rests on, to its causes. Pure. */
public final class Causes {
    /** The rules that counted stand behind the score. */
    private static final Pattern SCORE = Pattern.compile("score -?[0-9.]+: ([a-z0-9,-]+)");

    private static final Pattern SECONDS = Pattern.compile("again in (\\d+) second");
    /** A mailbox, or what is known of it (RFC 3463 3.2, 3.3). */
    private static final Pattern MAILBOX = Pattern.compile("[45]\\.(1\\.([0-6]|10)|2\\.\\d+)");

    /** What a rule looks at. */
    private interface Look {
        List<? extends Cause> at(Facts facts, Reply reply);
    }

    /** A test of the whole system finds rules that are not in it. */
    private static final Map<String, Look> RULES = Map.<String, Look>ofEntries(
            Map.entry("reverse-dns-missing", (facts, _) -> facts.name(Cause.ReverseName.Fault.MISSING)),
            Map.entry("reverse-dns-unconfirmed", (facts, _) -> facts.name(Cause.ReverseName.Fault.UNCONFIRMED)),
            Map.entry("reverse-dns-generic", (facts, _) -> facts.name(Cause.ReverseName.Fault.GENERIC)),
            Map.entry("helo-mismatch", (facts, _) -> facts.helo()),
            Map.entry("dnsbl-listed", (facts, reply) -> facts.listings("dnsbl-listed", reply.text())),
            Map.entry("rhsbl-listed", (facts, reply) -> facts.listings("rhsbl-listed", reply.text())),
            Map.entry("uribl-listed", (facts, reply) -> facts.listings("uribl-listed", reply.text())),
            Map.entry("allow-listed", (_, _) -> List.of(new Cause.InFavour())),
            Map.entry("sender-domain-missing", (facts, _) -> facts.senderDomain(false)),
            Map.entry("sender-domain-null-mx", (facts, _) -> facts.senderDomain(true)),
            Map.entry("spf-sends-nothing", (facts, _) -> facts.spf()),
            Map.entry("spf-fail", (facts, _) -> facts.spf()),
            Map.entry("spf-softfail", (facts, _) -> facts.spf()),
            Map.entry("spf-neutral", (facts, _) -> facts.spf()),
            Map.entry("spf-permerror", (facts, _) -> facts.spf()),
            Map.entry("dmarc-reject", (facts, _) -> facts.dmarc()),
            Map.entry("dmarc-quarantine", (facts, _) -> facts.dmarc()),
            Map.entry("scan-infected", (facts, _) -> facts.scans(Cause.Content.Fault.INFECTED)),
            Map.entry("scan-spam", (facts, _) -> facts.scans(Cause.Content.Fault.SPAM)),
            Map.entry("attachment-refused", (facts, reply) -> facts.attachment(reply.text())),
            Map.entry("attachment-unreadable", (facts, _) -> facts.unreadable()),
            Map.entry("history-bad", (facts, reply) -> facts.history(reply.text())),
            Map.entry("history-good", (_, _) -> List.of(new Cause.InFavour())),
            Map.entry("greylisted", (_, reply) -> List.of(new Cause.Greylisted(seconds(reply.text())))),
            Map.entry("greylist-away", (_, _) -> List.of(new Cause.Ours())),
            Map.entry("dns-away", (_, _) -> List.of(new Cause.Ours())),
            Map.entry("scan-unknown", (_, _) -> List.of(new Cause.Ours())),
            Map.entry("attachment-unknown", (_, _) -> List.of(new Cause.Ours())),
            Map.entry("relay-changed", (_, _) -> List.of(new Cause.Ours())),
            Map.entry("relay-denied", (_, _) -> List.of(new Cause.Relay(Cause.Relay.Fault.DENIED))),
            Map.entry("relay-untrusted", (_, _) -> List.of(new Cause.Relay(Cause.Relay.Fault.UNTRUSTED))),
            Map.entry("relay-not-signed-in", (_, _) -> List.of(new Cause.Relay(Cause.Relay.Fault.NOT_SIGNED_IN))),
            Map.entry("relay-routed", (_, _) -> List.of(new Cause.Relay(Cause.Relay.Fault.ROUTED))),
            Map.entry("behind-size", (_, _) -> List.of(new Cause.TooMuch(false))),
            Map.entry("behind-utf8", (_, _) -> List.of(new Cause.TooMuch(true))));

    private Causes() {}

    /** The names of all rules that have causes here. */
    public static Set<String> rules() {
        return RULES.keySet();
    }

    /** Every cause once, the one that decided first; at least one. */
    public static List<Cause> of(Decision decision, Assessment assessment, ListWords lists) {
        var reply = reply(decision);
        if (reply == null) {
            return List.of();
        }
        var causes = new LinkedHashSet<Cause>();
        var facts = new Facts(assessment, lists);
        for (var rule : rules(decision.rule(), reply.text())) {
            var look = RULES.get(rule);
            causes.addAll(look == null ? List.of(unknown(reply)) : look.at(facts, reply));
        }
        if (causes.isEmpty()) {
            causes.add(unknown(reply));
        }
        return List.copyOf(causes);
    }

    /** Whether the reply is about somebody's mailbox, so that nobody else may read more than its code. */
    public static boolean mailbox(Reply reply) {
        return MAILBOX.matcher(reply.enhanced()).matches();
    }

    /** What the code says by itself. */
    public static Cause unknown(Reply reply) {
        return mailbox(reply) ? new Cause.Address() : new Cause.Other(reply.temporary());
    }

    private static @Nullable Reply reply(Decision decision) {
        return switch (decision) {
            case Decision.Accept _ -> null;
            case Decision.Defer(var _, var reply) -> reply;
            case Decision.Reject(var _, var reply) -> reply;
        };
    }

    private static Set<String> rules(String rule, String text) {
        var rules = new LinkedHashSet<String>();
        var score = SCORE.matcher(text);
        if (rule.startsWith("score-") && score.find()) {
            rules.addAll(List.of(score.group(1).split(",")));
            // The last one may have been cut.
            rules.retainAll(RULES.keySet());
        } else {
            rules.add(rule);
        }
        return rules;
    }

    private static long seconds(String text) {
        var found = SECONDS.matcher(text);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }
}
