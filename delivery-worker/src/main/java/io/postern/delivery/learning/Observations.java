// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.learning;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The last observations of a site. Pure.
 *
 * @param taken seconds after which messages were taken, shortest first
 * @param refused seconds after which they were refused once more
 */
record Observations(List<Long> taken, List<Long> refused) {
    /** So many are kept of each site. */
    static final int LAST = 50;

    private static final Duration LEAST = Duration.ofSeconds(30);

    /** @param entries as {@link Observation#entry} writes them; what cannot be read is passed over */
    static Observations of(Collection<String> entries) {
        return new Observations(
                seconds(entries, '+').sorted().toList(), seconds(entries, '-').toList());
    }

    private static Stream<Long> seconds(Collection<String> entries, char sign) {
        return entries.stream()
                .filter(entry -> !entry.isEmpty() && entry.charAt(0) == sign)
                .map(Observations::seconds)
                .filter(seconds -> seconds > 0 && seconds <= Observation.LONGEST.toSeconds());
    }

    private static long seconds(String entry) {
        try {
            int end = entry.indexOf('@');
            return Long.parseLong(entry, 1, end < 0 ? entry.length() : end, 10);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /**
     * The shortest time after which messages were taken, such that nine in ten of the observations that bear on it agree:
     * those taken by then, against those refused then or later. The tenth that was taken soonest is left out, as a site may
     * have known those senders. Null if nothing was taken, or if too much speaks against all of it.
     *
     * <p>It is not simply what nine in ten messages took: most wait for our own schedule, so that this would only ever
     * grow.
     */
    @Nullable
    Duration need() {
        for (int i = taken.size() / 10; i < taken.size(); i++) {
            long wait = taken.get(i);
            long agree = taken.stream().filter(seconds -> seconds <= wait).count();
            long against = refused.stream().filter(seconds -> seconds >= wait).count();
            if (against * 9 <= agree) {
                var need = Duration.ofSeconds(wait);
                return need.compareTo(LEAST) < 0 ? LEAST : need;
            }
        }
        return null;
    }
}
