// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.trace;

import io.postern.contracts.topic.RetryTiers;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The topics that mail waits in, of all that a broker has: those of schedules of earlier settings too, as mail may still lie
 * there.
 */
public final class RetryTopics {
    private static final String PREFIX = "postern.retry.";
    private static final Pattern TIER = Pattern.compile(Pattern.quote(PREFIX) + "([0-9]{1,12})(ms|s|m)");

    private RetryTopics() {}

    /** Shortest wait first, held mail last. */
    public static List<String> among(Collection<String> topics) {
        return topics.stream()
                .filter(RetryTopics::is)
                .sorted(Comparator.comparingLong(RetryTopics::millis))
                .toList();
    }

    static boolean is(String topic) {
        return topic.equals(RetryTiers.HELD) || TIER.matcher(topic).matches();
    }

    private static long millis(String topic) {
        var tier = TIER.matcher(topic);
        if (!tier.matches()) {
            return Long.MAX_VALUE;
        }
        long unit = switch (tier.group(2)) {
            case "m" -> 60_000;
            case "s" -> 1000;
            default -> 1;
        };
        return Long.parseLong(tier.group(1)) * unit;
    }
}
