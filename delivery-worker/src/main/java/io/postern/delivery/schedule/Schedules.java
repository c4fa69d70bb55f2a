// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.schedule;

import io.postern.contracts.event.Lane;
import io.postern.contracts.settings.Mistakes;
import io.postern.contracts.topic.RetryTiers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The waits between attempts.
 *
 * @param usual for mail to the world; its sum is how long mail is tried
 * @param incoming for the servers behind us; the last wait is repeated until the time of the usual schedule is over
 * @param destinations schedules of their own, by destination; the sum of one is how long mail to there is tried
 */
public record Schedules(List<Duration> usual, List<Duration> incoming, Map<String, List<Duration>> destinations) {
    /** @throws IllegalArgumentException with a sentence, for a schedule by which nothing would ever be tried again */
    public Schedules {
        var wrong = new Mistakes();
        check("schedule", usual, wrong);
        check("incoming-schedule", incoming, wrong);
        destinations.forEach((name, waits) -> check("destinations." + name + ".schedule", waits, wrong));
        wrong.tell();
        usual = List.copyOf(usual);
        incoming = List.copyOf(incoming);
        destinations = Map.copyOf(destinations);
    }

    private static void check(String key, List<Duration> waits, Mistakes wrong) {
        wrong.unless(
                !waits.isEmpty() && waits.stream().allMatch(Duration::isPositive),
                "postern.delivery." + key + " must be a list of waits, each longer than nothing, such as 15m, 30m");
    }

    List<Duration> waits(Lane lane, String destination) {
        var own = destinations.get(destination);
        if (own != null) {
            return own;
        }
        return lane == Lane.INCOMING ? incoming : usual;
    }

    /** From acceptance. */
    public Duration giveUpAfter(String destination) {
        return sum(destinations.getOrDefault(destination, usual));
    }

    /** For whatever is kept as long as mail may wait. */
    public Duration longest() {
        var longest = sum(usual);
        for (var waits : destinations.values()) {
            longest = sum(waits).compareTo(longest) > 0 ? sum(waits) : longest;
        }
        return longest;
    }

    /** The topics that all this waiting is done in. */
    public RetryTiers tiers() {
        var all = new ArrayList<>(usual);
        all.addAll(incoming);
        destinations.values().forEach(all::addAll);
        return RetryTiers.of(all);
    }

    private static Duration sum(List<Duration> waits) {
        return waits.stream().reduce(Duration.ZERO, Duration::plus);
    }
}
