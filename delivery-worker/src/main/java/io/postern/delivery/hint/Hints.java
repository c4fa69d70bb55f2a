// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.hint;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Finds the time that a reply asks us to wait. Pure. */
public final class Hints {
    private Hints() {}

    /**
     * The time that a reply names, as it says; null if it names none. Of several, what is left counts more than what is
     * asked, and that more than how long a state lasts in all; of equals the first. Never less than a second, and however
     * long the server likes.
     *
     * @param reply the text, its lines joined by spaces; only its first 1,000 characters are read
     */
    public static @Nullable Duration in(String reply) {
        var text = Text.of(reply);
        var best = Meaning.NONE;
        long seconds = 0;
        for (int at = 0; at < text.size(); at++) {
            var span = Span.at(text, at);
            if (span == null) {
                continue;
            }
            var meaning = span.seconds() > 0 ? Meaning.of(text, span) : Meaning.NONE;
            if (meaning.compareTo(best) > 0) {
                best = meaning;
                seconds = span.seconds();
            }
            at = span.to() - 1;
        }
        return best == Meaning.NONE ? null : Duration.ofSeconds(seconds);
    }

    /** Within limits: an earlier attempt is never wanted, and for ever is not waited. */
    public static Duration clamp(Duration hint, Duration atLeast, Duration atMost) {
        if (hint.compareTo(atLeast) < 0) {
            return atLeast;
        }
        return hint.compareTo(atMost) > 0 ? atMost : hint;
    }
}
