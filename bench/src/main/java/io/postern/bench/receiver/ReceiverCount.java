// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.receiver;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver has seen, counted by message and recipient.
 *
 * @param delivered taken at least once
 * @param waiting asked for, and nothing taken since
 * @param duplicates taken beyond the first time
 * @param tries how often recipients were asked for
 * @param wasted tries that brought nothing, apart from everyone's first
 * @param firstTry null if there was none
 * @param lastDelivery null if there was none
 */
public record ReceiverCount(
        int delivered,
        int waiting,
        int duplicates,
        int tries,
        int wasted,
        @Nullable Instant firstTry,
        @Nullable Instant lastDelivery) {
    static final ReceiverCount NONE = new ReceiverCount(0, 0, 0, 0, 0, null, null);

    ReceiverCount plus(Passage passage) {
        return new ReceiverCount(
                delivered + 1,
                waiting,
                duplicates + passage.copies() - 1,
                tries + passage.tries() + passage.copies() - 1,
                wasted + passage.wasted(),
                earlier(firstTry, passage.firstTry()),
                lastDelivery == null || passage.delivered().isAfter(lastDelivery) ? passage.delivered() : lastDelivery);
    }

    ReceiverCount plus(Instant first, int refused) {
        return new ReceiverCount(
                delivered,
                waiting + 1,
                duplicates,
                tries + refused,
                wasted + refused - 1,
                earlier(firstTry, first),
                lastDelivery);
    }

    private static Instant earlier(@Nullable Instant one, Instant other) {
        return one == null || other.isBefore(one) ? other : one;
    }

    /** From the first try to the last delivery; zero without either. */
    public Duration took() {
        return firstTry == null || lastDelivery == null ? Duration.ZERO : Duration.between(firstTry, lastDelivery);
    }

    /** For JSON; times as ISO 8601. */
    public Map<String, @Nullable Object> asMap() {
        var map = new LinkedHashMap<String, @Nullable Object>();
        map.put("delivered", delivered);
        map.put("waiting", waiting);
        map.put("duplicates", duplicates);
        map.put("tries", tries);
        map.put("wastedTries", wasted);
        map.put("firstTry", firstTry == null ? null : firstTry.toString());
        map.put("lastDelivery", lastDelivery == null ? null : lastDelivery.toString());
        map.put("seconds", took().toMillis() / 1e3);
        return map;
    }
}
