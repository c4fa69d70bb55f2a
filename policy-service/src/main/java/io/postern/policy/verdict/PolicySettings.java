// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.verdict;

import io.postern.policy.canonical.CanonicalText;
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
        // In the order of the enum, which is the one that suspects are told in.
        suspicions = suspicions.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(suspicions));
    }

    /** Equal for equal settings, however they were written, and for no others. */
    String spelt() {
        var text = new CanonicalText()
                .with("relay-domains", relayDomains.toArray())
                .with("apply-at", applyAt)
                .with("suspicions", suspicions.stream().sorted().toArray());
        checks.spell(text);
        scoring.spell(text);
        greylist.spell(text);
        return text.text();
    }

    /** The same for equal settings on any instance, such as {@code 1-9f3c02aa}. */
    public String version() {
        var hash = new CRC32C();
        hash.update(spelt().getBytes(StandardCharsets.UTF_8));
        return "%d-%08x".formatted(RULES, hash.getValue());
    }
}
