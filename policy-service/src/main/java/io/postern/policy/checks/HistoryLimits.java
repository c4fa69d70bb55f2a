// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import io.postern.contracts.finding.HistoryFinding;

/**
 * When what became of a sender's mail over the last thirty days is good or bad.
 *
 * @param atLeast of how many recipients something must be known
 * @param bad a share of refused, unknown and spam from which it is bad; 0 to 1
 * @param good a share up to which it is good
 */
public record HistoryLimits(long atLeast, double bad, double good) {
    /** @throws IllegalArgumentException with a sentence, if the figures make no sense */
    public HistoryLimits {
        if (atLeast < 1 || good < 0 || good >= bad || bad > 1) {
            throw new IllegalArgumentException(
                    ("postern.sender-history: good-share (%s) must be less than bad-share (%s), both from 0 to 1, and"
                                    + " at-least (%d) 1 or more")
                            .formatted(good, bad, atLeast));
        }
    }

    boolean bad(HistoryFinding finding) {
        return enough(finding) && share(finding) >= bad;
    }

    boolean good(HistoryFinding finding) {
        return enough(finding) && share(finding) <= good;
    }

    private boolean enough(HistoryFinding finding) {
        return all(finding) >= atLeast;
    }

    private static double share(HistoryFinding finding) {
        return (double) (finding.refused() + finding.unknown() + finding.spam()) / all(finding);
    }

    private static long all(HistoryFinding finding) {
        return finding.accepted() + finding.refused() + finding.unknown();
    }
}
