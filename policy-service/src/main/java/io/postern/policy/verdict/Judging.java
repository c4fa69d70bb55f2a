// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.verdict;

import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Marks;
import io.postern.policy.checks.Checks;
import io.postern.policy.checks.Finding;
import io.postern.policy.scoring.MessageMarks;
import io.postern.policy.scoring.Ruling;
import io.postern.policy.scoring.ScoringSettings;
import io.postern.policy.suspect.Suspects;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From what reputation has found, and the settings, to what it all comes to. Pure. */
final class Judging {
    private final Checks checks;
    private final ScoringSettings scoring;
    private final Suspects suspects;

    Judging(PolicySettings settings) {
        this.checks = new Checks(settings.checks());
        this.suspects = new Suspects(settings.suspicions());
        this.scoring = settings.scoring();
    }

    /** Before the banner: what blocks by itself; a score is only known later. */
    Optional<Finding> connection(Inquiry.Connection inquiry, Findings found) {
        return checks.connection(inquiry.client(), found.connection()).stream()
                .filter(Finding::blocks)
                .findFirst();
    }

    /** Before the banner: why the client is one that should wait for it; null if it is none. */
    @Nullable
    String suspect(Inquiry.Connection inquiry, Findings found) {
        var known = found instanceof Findings.OfConnection of ? of : Findings.OfConnection.only(found.connection());
        return suspects.why(checks.newcomer(inquiry.client(), known));
    }

    /** At RCPT. */
    Ruling envelope(Inquiry.Envelope inquiry, Findings found) {
        var envelope = found instanceof Findings.OfEnvelope of
                ? of
                : new Findings.OfEnvelope(found.connection(), null, null, null, null, null);
        return Ruling.of(checks.envelope(inquiry.client(), inquiry.helo(), inquiry.reversePath(), envelope), scoring);
    }

    /** At the end of DATA: everything counts, what was known at RCPT too. */
    Ruling message(Inquiry.Message inquiry, Findings found) {
        return Ruling.of(checks.all(inquiry, of(found)), scoring);
    }

    /** What was not known at RCPT. */
    List<Finding> news(Inquiry.Message inquiry, Findings found) {
        return checks.message(inquiry, of(found));
    }

    /** @param tagged whether the subject may be */
    Marks marks(Inquiry.Message inquiry, Findings found, Ruling ruling, boolean tagged) {
        return inquiry.client().trusted() ? Marks.NONE : MessageMarks.of(inquiry, of(found), ruling, scoring, tagged);
    }

    private static Findings.OfMessage of(Findings found) {
        return found instanceof Findings.OfMessage of ? of : Findings.OfMessage.only(found.connection());
    }
}
