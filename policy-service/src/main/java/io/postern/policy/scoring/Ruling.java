// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.scoring;

import io.postern.contracts.event.Aside;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.Reply;
import io.postern.policy.checks.Effect;
import io.postern.policy.checks.Finding;
import io.postern.policy.checks.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What all the findings come to. A block outweighs the score; a refusal outweighs what is set aside.
 *
 * @param findings in the order of judgement
 * @param score the sum of their weights, to two decimals; it can be below 0
 */
public record Ruling(List<Finding> findings, double score, Level level, LevelAction action) {
    /** Where nothing was looked at. */
    public static final Ruling NOTHING = new Ruling(List.of(), 0, Level.NONE, LevelAction.NONE);

    private static final int LONGEST_LIST = 250;

    public Ruling {
        findings = List.copyOf(findings);
    }

    public static Ruling of(List<Finding> findings, ScoringSettings settings) {
        double sum = findings.stream()
                .filter(one -> one.effect() == Effect.SCORE)
                .mapToDouble(Finding::weight)
                .sum();
        // Sums of decimals are a little off, and 5.0 must be 5.
        double score = Math.round(sum * 100) / 100.0;
        var level = settings.level(score);
        return new Ruling(findings, score, level, settings.action(level));
    }

    /** Why the mail is not taken now, or not at all; empty if it is. */
    public Optional<Decision> refusal() {
        for (var finding : findings) {
            if (finding.blocks()) {
                return Optional.of(finding.decision());
            }
        }
        return action == LevelAction.REFUSE
                ? Optional.of(new Decision.Reject(
                        rule(),
                        new Reply(
                                554,
                                "5.7.1",
                                Refusal.BECAUSE + "too much speaks against this mail, score " + figure(score) + ": "
                                        + cut(names()))))
                : Optional.empty();
    }

    /** Why a copy is taken and not delivered; null if it is. */
    public @Nullable Aside aside() {
        if (action == LevelAction.DISCARD) {
            return new Aside(Aside.Kind.DISCARD, "discarded", reason());
        }
        for (var finding : findings) {
            if (finding.effect() == Effect.QUARANTINE) {
                var reason = finding.reply().text().replace(Refusal.BECAUSE, "");
                return new Aside(Aside.Kind.QUARANTINE, finding.rule(), reason);
            }
        }
        return action == LevelAction.QUARANTINE ? new Aside(Aside.Kind.QUARANTINE, rule(), reason()) : null;
    }

    /** Such as {@code score-high}. */
    private String rule() {
        return "score-" + level.name().toLowerCase(Locale.ROOT);
    }

    private String reason() {
        return "its score is " + figure(score) + ": " + names();
    }

    /** What has counted, by the names of the rules. */
    public String names() {
        return findings.stream()
                .filter(one -> one.effect() == Effect.SCORE || one.effect() == Effect.QUARANTINE)
                .map(Finding::rule)
                .distinct()
                .collect(Collectors.joining(","));
    }

    private static String cut(String names) {
        return names.length() <= LONGEST_LIST ? names : names.substring(0, LONGEST_LIST);
    }

    static String figure(double score) {
        return String.format(Locale.ROOT, "%.1f", score);
    }
}
