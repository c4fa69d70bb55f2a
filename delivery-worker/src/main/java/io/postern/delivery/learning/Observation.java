// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.learning;

import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.DeliveryOutcome.Status;
import io.postern.contracts.event.ReplyClass;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt says about a site that greylists: it took a message so long after its first refusal, so it needs no
 * longer; or it refused once more, so it needs longer.
 *
 * @param at when it was made
 * @param seconds since the first refusal; rounded so that the statement stays true
 */
record Observation(String destination, Instant at, boolean taken, long seconds) {
    /** A message that took longer has met with something else than greylisting. */
    static final Duration LONGEST = Duration.ofHours(6);

    private static final int MAX_NAME = 260;

    /** Null for outcomes that say nothing about greylisting. */
    static @Nullable Observation of(DeliveryOutcome outcome) {
        var since = outcome.greylistedSince();
        boolean taken = outcome.status() == Status.DELIVERED;
        boolean refused = outcome.status() == Status.DEFERRED && outcome.replyClass() == ReplyClass.GREYLISTED;
        if (since == null || !taken && !refused || !nameable(outcome.destination())) {
            return null;
        }
        var after = Duration.between(since, outcome.at());
        long seconds = after.plusMillis(taken ? 999 : 0).toSeconds();
        return seconds < 1 || after.compareTo(LONGEST) > 0
                ? null
                : new Observation(outcome.destination(), outcome.at(), taken, seconds);
    }

    /** It becomes a part of a key: a host, a domain or {@code host:port}, and nothing odd. */
    static boolean nameable(String destination) {
        return !destination.isEmpty()
                && destination.length() <= MAX_NAME
                && destination.chars().allMatch(Observation::nameable);
    }

    private static boolean nameable(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._:[]".indexOf(c) >= 0;
    }

    /** The same for all recipients of a message that were answered within a second. */
    String entry() {
        return (taken ? "+" : "-") + seconds + "@" + at.getEpochSecond();
    }
}
