// SPDX-License-Identifier: Apache-2.0
package io.postern.books.query;

import io.postern.books.query.Standing.Place;
import io.postern.books.query.Standing.Reason;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ReplyClass;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is open, all of it, at some time.
 *
 * @param open by lane and place
 * @param overdue past its time, by what has not happened; every reason is there
 * @param longest past its time, the longest first
 * @param refused by what the last refusal was about; null for what was not refused yet
 * @param oldest by lane, when the oldest that is not held was accepted, in milliseconds since 1970; none where none waits
 * @param contents by topic, when the oldest was accepted whose content lies there, in milliseconds since 1970
 */
public record Survey(
        long at,
        Map<Lane, Map<Place, Long>> open,
        Map<Reason, Long> overdue,
        List<Standing> longest,
        Map<@Nullable ReplyClass, Long> refused,
        Map<Lane, Long> oldest,
        Map<String, Long> contents) {

    /** How many are open on that lane. */
    public long open(Lane lane) {
        return open.getOrDefault(lane, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** How many are open in that place. */
    public long open(Place place) {
        return open.values().stream()
                .mapToLong(places -> places.getOrDefault(place, 0L))
                .sum();
    }

    /** How many are open whose last refusal was about that. */
    public long refused(@Nullable ReplyClass about) {
        return refused.getOrDefault(about, 0L);
    }

    /** How long the oldest on that lane has waited that is not held; 0 if there is none. */
    public double oldestSeconds(Lane lane) {
        return Math.max(0, at - oldest.getOrDefault(lane, at)) / 1000.0;
    }

    /** For how long the oldest content in that topic has been needed; 0 if none is. */
    public double contentSeconds(String topic) {
        return Math.max(0, at - contents.getOrDefault(topic, at)) / 1000.0;
    }

    /** Counts up to a survey. */
    static final class Count {
        private final Map<Lane, Map<Place, Long>> open = new EnumMap<>(Lane.class);
        private final Map<Reason, Long> overdue = new EnumMap<>(Reason.class);
        private final Map<@Nullable ReplyClass, Long> refused = new HashMap<>();
        private final Map<Lane, Long> oldest = new EnumMap<>(Lane.class);
        private final Map<String, Long> contents = new HashMap<>();

        Count() {
            Arrays.stream(Lane.values()).forEach(lane -> open.put(lane, new EnumMap<>(Place.class)));
            Arrays.stream(Reason.values()).forEach(reason -> overdue.put(reason, 0L));
        }

        void add(Standing standing) {
            open.computeIfAbsent(standing.entry().lane(), _ -> new EnumMap<>(Place.class))
                    .merge(standing.place(), 1L, Long::sum);
            refused.merge(standing.entry().replyClass(), 1L, Long::sum);
            if (standing.place() != Place.HELD && standing.entry().acceptedAt() > 0) {
                oldest.merge(standing.entry().lane(), standing.entry().acceptedAt(), Math::min);
            }
            if (!standing.content().isEmpty() && standing.entry().acceptedAt() > 0) {
                contents.merge(standing.content(), standing.entry().acceptedAt(), Math::min);
            }
            if (standing.overdue() != null) {
                overdue.merge(standing.overdue(), 1L, Long::sum);
            }
        }

        Survey at(long now, List<Standing> longest) {
            return new Survey(now, open, overdue, longest, refused, oldest, contents);
        }
    }
}
