// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.scoring;

import io.postern.contracts.settings.Mistakes;
import io.postern.policy.canonical.CanonicalText;

/**
 * From which score on a message is of which level, and what that leads to.
 *
 * @param subjectTag printable ASCII
 */
public record ScoringSettings(Threshold low, Threshold medium, Threshold high, String subjectTag) {
    private static final int LONGEST_TAG = 80;

    /** @param from this score on, itself included */
    public record Threshold(double from, LevelAction action) {}

    /** @throws IllegalArgumentException with a sentence, if the settings contradict each other */
    public ScoringSettings {
        var wrong = new Mistakes();
        wrong.unless(
                low.from() > 0 && medium.from() >= low.from() && high.from() >= medium.from(),
                "postern.scoring: low (%s), medium (%s) and high (%s) must be more than 0 and in this order"
                        .formatted(low.from(), medium.from(), high.from()));
        wrong.unless(
                !subjectTag.isBlank()
                        && subjectTag.length() <= LONGEST_TAG
                        && subjectTag.chars().allMatch(c -> c >= ' ' && c <= '~'),
                "postern.scoring.subject-tag must be 1 to " + LONGEST_TAG + " characters of printable ASCII");
        wrong.tell();
    }

    /** Writes what distinguishes these from others. */
    public void spell(CanonicalText text) {
        text.with("scoring.low", low.from(), low.action())
                .with("scoring.medium", medium.from(), medium.action())
                .with("scoring.high", high.from(), high.action())
                .with("scoring.subject-tag", subjectTag);
    }

    Level level(double score) {
        if (score >= high.from()) {
            return Level.HIGH;
        }
        return score >= medium.from() ? Level.MEDIUM : score >= low.from() ? Level.LOW : Level.NONE;
    }

    LevelAction action(Level level) {
        return switch (level) {
            case NONE -> LevelAction.NONE;
            case LOW -> low.action();
            case MEDIUM -> medium.action();
            case HIGH -> high.action();
        };
    }
}
