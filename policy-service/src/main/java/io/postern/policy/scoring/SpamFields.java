// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.scoring;

import io.postern.policy.checks.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The X-Spam fields in the form that SpamAssassin has made common, so that recipes for it (Sieve, Exchange rules) work as
 * they are.
 */
final class SpamFields {
    private static final int MOST_STARS = 50;

    private SpamFields() {}

    /** Each with its CRLF; none for a message of which nothing is known that counts. */
    static List<String> of(Ruling ruling, ScoringSettings settings) {
        var fields = new ArrayList<String>(4);
        var names = ruling.names();
        if (!names.isEmpty()) {
            boolean spam = ruling.level() != Level.NONE && ruling.action() != LevelAction.NONE;
            var score = Ruling.figure(ruling.score());
            if (spam) {
                fields.add("X-Spam-Flag: YES\r\n");
            }
            fields.add("X-Spam-Score: " + score + "\r\n");
            int stars = (int) Math.clamp((long) ruling.score(), 0, MOST_STARS);
            if (stars > 0) {
                fields.add("X-Spam-Level: " + "*".repeat(stars) + "\r\n");
            }
            fields.add("X-Spam-Status: %s, score=%s required=%s level=%s\r\n\ttests=%s\r\n"
                    .formatted(
                            spam ? "Yes" : "No",
                            score,
                            Ruling.figure(settings.low().from()),
                            ruling.level().name().toLowerCase(Locale.ROOT),
                            names));
        }
        // Taken although a scanner was silent: whoever sorts must be able to know.
        if (ruling.findings().stream()
                .anyMatch(one -> one.rule().equals("scan-unknown") && one.effect() == Effect.OBSERVE)) {
            fields.add("X-Spam-Scan: unknown\r\n");
        }
        return fields;
    }
}
