// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.verdict;

import io.postern.policy.checks.CheckSettings;
import io.postern.policy.greylist.GreylistSettings;
import io.postern.policy.scoring.ScoringSettings;
import io.postern.policy.suspect.Suspicion;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32C;

/** All settings that verdicts rest on. */
public record PolicySettings(
        List<String> relayDomains,
        CheckSettings checks,
        ScoringSettings scoring,
        GreylistSettings greylist,
        ApplyAt applyAt,
        Set<Suspicion> suspicions) {
    /** Raised when the same settings lead to other verdicts than in the release before. */
    private static final int RULES = 2;

    public PolicySettings {
        relayDomains = relayDomains.stream()
                .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .toList();
        // In the order of the enum, so that equal settings look equal.
        suspicions = suspicions.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(suspicions));
    }

    /** The same for equal settings on any instance, such as {@code 1-9f3c02aa}. */
    public String version() {
        var hash = new CRC32C();
        hash.update(toString().getBytes(StandardCharsets.UTF_8));
        return "%d-%08x".formatted(RULES, hash.getValue());
    }
}
