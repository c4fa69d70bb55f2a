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
 * @param seconds at most {@link Token#ENDLESS}
 * @param more the text says «more»
 */
record Span(int from, int to, long seconds, Form form, boolean more) {
    enum Form {
        /** «5 minutes». */
        UNITS,
        /** {@code hh:mm:ss}. */
        CLOCK,
        /** {@code mm:ss}. */
        SHORT_CLOCK,
        /** A figure without a unit. */
        BARE
    }

    private static final Map<String, Integer> UNITS = units();
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("a", 1),
            Map.entry("an", 1),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("ten", 10),
            Map.entry("fifteen", 15),
            Map.entry("twenty", 20),
            Map.entry("thirty", 30),
            Map.entry("sixty", 60),
            Map.entry("einer", 1),
            Map.entry("fünf", 5),
            Map.entry("zehn", 10),
            Map.entry("une", 1),
            Map.entry("cinq", 5),
            Map.entry("dix", 10));

    private static Map<String, Integer> units() {
        var names = Map.of(
                1, "s sec secs second seconds sekunde sekunden seconde secondes segundo segundos secondo secondi",
                60, "m min mins minute minutes mn minuten minuto minutos minuti minuut",
                3600, "h hr hrs hour hours std stunde stunden heure heures hora horas ora ore uur",
                86_400, "d day days tag tage tagen jour jours",
                604_800, "week weeks",
                31_536_000, "year years");
        var units = new HashMap<String, Integer>();
        names.forEach((seconds, words) -> List.of(words.split(" ")).forEach(word -> units.put(word, seconds)));
        return Map.copyOf(units);
    }

    private record Number(double value, int to) {}

    /** The one that begins at this token, as long as it goes; null if none does. */
    static @Nullable Span at(Text text, int from) {
        var clock = clock(text, from);
        if (clock != null) {
            return clock;
        }
        double seconds = 0;
        boolean more = false;
        int smaller = Integer.MAX_VALUE;
        int end = from;
        int at = from;
        while (true) {
            var number = number(text, at, end == from);
            if (number == null) {
                break;
            }
            boolean moreHere = Vocabulary.MORE.contains(text.word(number.to()));
            int unitAt = moreHere || text.is(number.to(), '-') ? number.to() + 1 : number.to();
            var unit = UNITS.getOrDefault(text.word(unitAt), 0);
            if (unit == 0
                    && smaller == 3600
                    && text.glued(at)
                    && !text.word(at - 1).isEmpty()) {
                unit = 60; // 1h30
                unitAt = number.to() - 1;
            }
            if (unit == 0 || unit >= smaller || end > from && text.is(end, ',') && Meaning.isLeft(text, unitAt + 1)) {
                break;
            }
            seconds += number.value() * unit;
            more |= moreHere;
            smaller = unit;
            end = plural(text, unitAt + 1);
            at = Vocabulary.AND.contains(text.word(end)) || text.is(end, ',') ? end + 1 : end;
        }
        if (end > from) {
            return new Span(from, end, (long) Math.min(seconds, Token.ENDLESS), Form.UNITS, more);
        }
        var figure = text.figure(from);
        return figure == null ? null : new Span(from, from + 1, figure.value(), Form.BARE, false);
    }

    /** «minute(s)». */
    private static int plural(Text text, int at) {
        return text.is(at, '(') && text.glued(at) && text.word(at + 1).equals("s") && text.is(at + 2, ')')
                ? at + 3
                : at;
    }

    private static @Nullable Number number(Text text, int at, boolean first) {
        var whole = text.figure(at);
        if (whole == null) {
            var word = first ? NUMBERS.get(text.word(at)) : null;
            if (word != null) {
                return new Number(word, at + 1);
            }
            boolean half = first && text.word(at).equals("half") && NUMBERS.getOrDefault(text.word(at + 1), 0) == 1;
            return half ? new Number(0.5, at + 2) : null;
        }
        var part = text.figure(at + 2);
        boolean point = text.is(at + 1, '.') || text.is(at + 1, ',');
        if (part == null || !point || !text.glued(at + 1) || !part.glued() || part.digits() > 3) {
            return new Number(whole.value(), at + 1);
        }
        double value = part.digits() == 3
                ? whole.value() * 1000.0 + part.value()
                : whole.value() + part.value() / Math.pow(10, part.digits());
        return new Number(value, at + 3);
    }

    private static @Nullable Span clock(Text text, int from) {
        var parts = new long[3];
        int count = 0;
        int at = from;
        for (var figure = text.figure(at); figure != null && count < 3; figure = text.figure(at)) {
            parts[count++] = figure.value();
            boolean goesOn = text.is(at + 1, ':') && text.glued(at + 1) && text.glued(at + 2) && text.isFigure(at + 2);
            at += goesOn && count < 3 ? 2 : 1;
            if (!goesOn) {
                break;
            }
        }
        if (count < 2 || parts[count - 1] > 59 || count == 3 && parts[1] > 59 || parts[0] > 999) {
            return null;
        }
        return count == 2
                ? new Span(from, at, parts[0] * 60 + parts[1], Form.SHORT_CLOCK, false)
                : new Span(from, at, parts[0] * 3600 + parts[1] * 60 + parts[2], Form.CLOCK, false);
    }
}
