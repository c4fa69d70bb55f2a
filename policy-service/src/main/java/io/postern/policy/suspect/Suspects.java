// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.suspect;

import io.postern.policy.checks.Check;
import io.postern.policy.checks.Effect;
import io.postern.policy.checks.Finding;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who is made to wait for the banner. Pure. */
public final class Suspects {
    private final Set<Suspicion> grounds;

    /** @param grounds any of these is enough */
    public Suspects(Set<Suspicion> grounds) {
        this.grounds = grounds;
    }

    /**
     * Why a client is one: the names of the findings, in the order of {@link Suspicion}; null if it is none. What is only
     * observed has no effect here either.
     *
     * @param found about a client that has not said anything yet
     */
    public @Nullable String why(List<Finding> found) {
        var counting = found.stream()
                .filter(finding -> finding.effect() != Effect.OBSERVE)
                .map(Finding::rule)
                .collect(Collectors.toSet());
        if (counting.contains(Check.ALLOW_LISTED.rule())) {
            return null;
        }
        var why = grounds.stream()
                .sorted()
                .map(Suspicion::rule)
                .filter(counting::contains)
                .collect(Collectors.joining(", "));
        return why.isEmpty() ? null : why;
    }
}
