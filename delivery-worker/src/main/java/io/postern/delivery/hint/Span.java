// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.hint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A length of time that stands in a reply.
 *
 * @param from first token
 * @param to behind the last one
 * @param seconds may be endless
 * @param bare a figure without a unit
 */
record Span(int from, int to, long seconds, boolean bare) {
    private static final Map<String, Long> UNITS = units();
    private static final Map<String, Long> NUMBERS = Map.ofEntries(
            Map.entry("a", 1L),
            Map.entry("an", 1L),
            Map.entry("one", 1L),
            Map.entry("two", 2L),
            Map.entry("three", 3L),
            Map.entry("five", 5L),
            Map.entry("ten", 10L),
            Map.entry("fifteen", 15L),
            Map.entry("twenty", 20L),
            Map.entry("thirty", 30L),
            Map.entry("einer", 1L),
            Map.entry("une", 1L));

    private static Map<String, Long> units() {
        var units = new HashMap<String, Long>();
        for (var name :
                List.of("s", "sec", "secs", "second", "seconds", "sekunde", "sekunden", "seconde", "secondes")) {
            units.put(name, 1L);
        }
        for (var name : List.of("m", "min", "mins", "minute", "minutes", "minuten", "minuti", "minutos", "mn")) {
            units.put(name, 60L);
        }
        for (var name : List.of("h", "hr", "hrs", "hour", "hours", "stunde", "stunden", "heure", "heures")) {
            units.put(name, 3600L);
        }
        for (var name : List.of("d", "day", "days", "tag", "tage", "tagen", "jour", "jours")) {
            units.put(name, 86_400L);
        }
        units.put("year", 31_536_000L);
        units.put("years", 31_536_000L);
        units.put("week", 604_800L);
        units.put("weeks", 604_800L);
        return Map.copyOf(units);
    }

    /** The one that begins at this token, as long as it goes; null if none does. */
    static @Nullable Span at(List<Token> tokens, int from) {
        var clock = clock(tokens, from);
        if (clock != null) {
            return clock;
        }
        long seconds = 0;
        int at = from;
        boolean any = false;
        while (at + 1 < tokens.size()) {
            long number = number(tokens.get(at), any);
            var unit = number < 0 ? null : UNITS.get(tokens.get(at + 1).word());
            if (unit == null) {
                break;
            }
            seconds = number >= Token.ENDLESS ? Token.ENDLESS * 1000 : seconds + number * unit;
            any = true;
            at += 2;
            if (at + 1 < tokens.size()
                    && (tokens.get(at).word().equals("and") || tokens.get(at).is(','))) {
                boolean more = number(tokens.get(at + 1), true) >= 0
                        && at + 2 < tokens.size()
                        && UNITS.containsKey(tokens.get(at + 2).word())
                        && !(tokens.get(at).is(',') && Hints.remains(tokens, at + 3));
                if (!more) {
                    break;
                }
                at++;
            }
        }
        if (any) {
            return new Span(from, at, seconds, false);
        }
        return tokens.get(from) instanceof Token.Figure(var value) ? new Span(from, from + 1, value, true) : null;
    }

    private static long number(Token token, boolean further) {
        if (token instanceof Token.Figure(var value)) {
            return value;
        }
        return further ? -1 : NUMBERS.getOrDefault(token.word(), -1L);
    }

    /** {@code hh:mm:ss} or {@code mm:ss}. */
    private static @Nullable Span clock(List<Token> tokens, int from) {
        var parts = new long[3];
        int count = 0;
        int at = from;
        while (count < 3 && at < tokens.size() && tokens.get(at) instanceof Token.Figure(var value)) {
            parts[count++] = value;
            at++;
            if (count < 3
                    && at + 1 < tokens.size()
                    && tokens.get(at).is(':')
                    && tokens.get(at + 1) instanceof Token.Figure) {
                at++;
            } else {
                break;
            }
        }
        if (count < 2 || parts[count - 1] > 59 || count == 3 && parts[1] > 59 || parts[0] > 999) {
            return null;
        }
        long seconds = count == 2 ? parts[0] * 60 + parts[1] : parts[0] * 3600 + parts[1] * 60 + parts[2];
        return new Span(from, at, seconds, false);
    }
}
