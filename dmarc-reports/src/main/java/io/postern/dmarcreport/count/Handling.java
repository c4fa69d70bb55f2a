// SPDX-License-Identifier: Apache-2.0
package io.postern.dmarcreport.count;

import io.postern.contracts.event.Decision;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Verdict;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.DmarcFinding;
import io.postern.contracts.finding.DmarcFinding.Policy;
import io.postern.dmarcreport.count.Row.Disposition;
import io.postern.dmarcreport.count.Row.Reason;
import org.jspecify.annotations.Nullable;

/** What became of a message as a whole; of several recipients the luckiest counts. */
enum Handling {
    TAKEN,
    /** Taken, and not delivered. */
    SET_ASIDE,
    REFUSED,
    /** It comes again, and is counted then. */
    PUT_OFF;

    static Handling of(Verdict.Message verdict) {
        var decisions = verdict.decisions();
        if (decisions.stream().anyMatch(one -> one instanceof Decision.Accept(var _, var aside) && aside == null)) {
            return TAKEN;
        }
        if (decisions.stream().anyMatch(Decision.Accept.class::isInstance)) {
            return SET_ASIDE;
        }
        return decisions.stream().anyMatch(Decision.Defer.class::isInstance) ? PUT_OFF : REFUSED;
    }

    /** Where nothing is asked for, what was done is not done for DMARC. */
    Disposition disposition(DmarcFinding dmarc) {
        boolean asked = dmarc.policy() != null && dmarc.policy() != Policy.NONE;
        if (!asked) {
            return Disposition.NONE;
        }
        if (dmarc.result() == AuthResult.PASS) {
            return Disposition.PASS;
        }
        return switch (this) {
            case REFUSED -> Disposition.REJECT;
            case SET_ASIDE -> Disposition.QUARANTINE;
            case TAKEN, PUT_OFF -> Disposition.NONE;
        };
    }

    /** Null where what was done is what the owner asks for. */
    static @Nullable Reason reason(Disposition disposition, DmarcFinding dmarc, Findings.OfMessage findings) {
        var published = dmarc.published();
        if (dmarc.result() == AuthResult.PASS || published == null) {
            return null;
        }
        if (disposition.word().equals(word(dmarc.policy()))) {
            return published.testing() && published.p() != Policy.NONE ? Reason.POLICY_TEST_MODE : null;
        }
        var arc = findings.arc();
        return arc.trusted() != null && arc.trustedDmarc() == AuthResult.PASS
                ? Reason.TRUSTED_FORWARDER
                : Reason.LOCAL_POLICY;
    }

    private static String word(@Nullable Policy policy) {
        return switch (policy) {
            case QUARANTINE -> "quarantine";
            case REJECT -> "reject";
            case NONE -> "none";
            case null -> "none";
        };
    }
}
