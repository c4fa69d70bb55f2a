// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import io.postern.contracts.event.SenderDomain;
import io.postern.contracts.finding.HeloFinding;
import io.postern.contracts.finding.HistoryFinding;
import io.postern.contracts.finding.SpfFinding;
import java.util.List;

/** What speaks against, or for, the one who says HELO and MAIL FROM. Pure. */
final class EnvelopeChecks {
    private EnvelopeChecks() {}

    static void senderDomain(Collected found, String reversePath, SenderDomain domain) {
        if (domain == SenderDomain.MISSING) {
            found.add(
                    Check.SENDER_DOMAIN_MISSING,
                    "the sender's domain " + domain(reversePath) + " does not exist or cannot be answered to");
        } else if (domain == SenderDomain.NULL_MX) {
            found.add(
                    Check.SENDER_DOMAIN_NULL_MX,
                    "the sender's domain " + domain(reversePath) + " says that it takes no mail");
        }
    }

    static void helo(Collected found, String helo, HeloFinding finding) {
        var name = "the name " + ReplyText.of(helo, 150) + " in HELO ";
        switch (finding) {
            case MISMATCH -> found.add(Check.HELO_MISMATCH, name + "does not resolve to your address");
            case UNRESOLVABLE -> found.add(Check.HELO_MISMATCH, name + "does not resolve to any address");
            case BAD_SYNTAX -> found.add(Check.HELO_MISMATCH, name + "is no name of a host");
            case FOREIGN_LITERAL -> found.add(Check.HELO_MISMATCH, name + "is not your address");
            case OURS -> found.add(Check.HELO_MISMATCH, name + "is ours");
            case MATCHES, LITERAL, UNKNOWN -> {}
        }
    }

    /** The one that counts: of MAIL FROM, or of HELO where there is none (RFC 7208 2.4). */
    static void spf(Collected found, List<SpfFinding> findings) {
        var counts = findings.stream()
                .filter(one -> one.identity() == SpfFinding.Identity.MAILFROM)
                .findFirst()
                .or(() -> findings.stream().findFirst());
        counts.ifPresent(one -> spf(found, one));
    }

    private static void spf(Collected found, SpfFinding spf) {
        var domain = ReplyText.of(spf.domain(), 150);
        switch (spf.result()) {
            case FAIL -> {
                if (spf.sendsNothing()) {
                    found.add(Check.SPF_SENDS_NOTHING, domain + " says by SPF that it sends no mail");
                } else {
                    found.add(Check.SPF_FAIL, domain + " does not permit your address by SPF" + words(spf));
                }
            }
            case SOFTFAIL -> found.add(Check.SPF_SOFTFAIL, domain + " hardly permits your address by SPF");
            case NEUTRAL ->
                found.add(Check.SPF_NEUTRAL, domain + " does not say by SPF whether it permits your address");
            case PERMERROR -> found.add(Check.SPF_PERMERROR, "the SPF record of " + domain + " is in error");
            case NONE, PASS, POLICY, TEMPERROR -> {}
        }
    }

    /** The domain's own words, and that they are (RFC 7208 6.2). */
    private static String words(SpfFinding spf) {
        var words = spf.explanation() == null ? "" : ReplyText.of(spf.explanation(), 150);
        return words.isEmpty() ? "" : "; the domain says: " + words;
    }

    /** The worst counts, and the best only if nothing is bad. */
    static void history(Collected found, List<HistoryFinding> findings) {
        var limits = found.settings().history();
        for (var one : findings) {
            if (limits.bad(one)) {
                found.add(
                        Check.HISTORY_BAD,
                        "most mail from " + ReplyText.of(one.key(), 150) + " over the last thirty days was unwanted");
                return;
            }
        }
        if (findings.stream().anyMatch(limits::good)) {
            found.inFavour(Check.HISTORY_GOOD);
        }
    }

    private static String domain(String reversePath) {
        return ReplyText.of(reversePath.substring(reversePath.lastIndexOf('@') + 1), 150);
    }
}
