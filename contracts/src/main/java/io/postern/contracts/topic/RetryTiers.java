// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.topic;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * The topics that mail waits in, one for each length of wait. A record lies in the shortest that its wait fits in, so that
 * what waits for days never keeps the finished records of a short one from being removed.
 */
public final class RetryTiers {
    /** For records that this release cannot read, and for the first hints. */
    public static final Duration SHORTEST = Duration.ofMinutes(1);
    /** A server's hint is followed for at most this long. */
    public static final Duration LONGEST_HINT = Duration.ofHours(6);
    /** Where mail lies that an operator holds: it waits for no time. */
    public static final String HELD = "postern.retry.held";

    private static final List<Duration> ALWAYS = List.of(SHORTEST, Duration.ofMinutes(5));

    private final List<Duration> waits;

    private RetryTiers(List<Duration> waits) {
        this.waits = waits;
    }

    /** @param waits those of all schedules; each longer than nothing */
    public static RetryTiers of(Collection<Duration> waits) {
        var all = new TreeSet<>(waits);
        all.addAll(ALWAYS);
        if (all.last().compareTo(LONGEST_HINT) < 0) {
            all.add(LONGEST_HINT);
        }
        return new RetryTiers(List.copyOf(all));
    }

    /** The topic for a wait: the shortest that it fits in, or else the longest there is. */
    public String topic(Duration wait) {
        for (var tier : waits) {
            if (wait.compareTo(tier) <= 0) {
                return name(tier);
            }
        }
        return name(waits.getLast());
    }

    /** For how long a record of this topic waits at most; without end for held mail and for topics of another schedule. */
    public Duration longest(String topic) {
        for (var tier : waits) {
            if (name(tier).equals(topic)) {
                return tier;
            }
        }
        return Duration.ofDays(36_500);
    }

    /** All of them but {@link #HELD}, shortest first. */
    public List<String> topics() {
        return waits.stream().map(RetryTiers::name).toList();
    }

    /** Minutes where it is whole ones. */
    private static String name(Duration tier) {
        long millis = tier.toMillis();
        if (millis % 60_000 == 0) {
            return "postern.retry." + millis / 60_000 + "m";
        }
        return "postern.retry." + (millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms");
    }
}
