// SPDX-License-Identifier: Apache-2.0
package io.postern.books.query;

import io.postern.books.query.Standing.Place;
import io.postern.books.query.Standing.Reason;
import io.postern.contracts.event.Lane;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What is open, all of it, at some time.
 *
 * @param open by lane and place
 * @param overdue past its time, by what has not happened; every reason is there
 * @param longest past its time, the longest first
 */
public record Survey(long at, Map<Lane, Map<Place, Long>> open, Map<Reason, Long> overdue, List<Standing> longest) {

    /** How many are open on that lane. */
    public long open(Lane lane) {
        return open.getOrDefault(lane, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Counts up to a survey. */
    static final class Count {
        private final Map<Lane, Map<Place, Long>> open = new EnumMap<>(Lane.class);
        private final Map<Reason, Long> overdue = new EnumMap<>(Reason.class);

        Count() {
            Arrays.stream(Lane.values()).forEach(lane -> open.put(lane, new EnumMap<>(Place.class)));
            Arrays.stream(Reason.values()).forEach(reason -> overdue.put(reason, 0L));
        }

        void add(Standing standing) {
            open.computeIfAbsent(standing.entry().lane(), _ -> new EnumMap<>(Place.class))
                    .merge(standing.place(), 1L, Long::sum);
            if (standing.overdue() != null) {
                overdue.merge(standing.overdue(), 1L, Long::sum);
            }
        }

        Survey at(long now, List<Standing> longest) {
            return new Survey(now, open, overdue, longest);
        }
    }
}
