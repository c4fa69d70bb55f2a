// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.hint;

import java.util.function.Predicate;

/** What a time in a reply is, by the words around it; the later one outweighs. */
enum Meaning {
    /** A rate, a limit, a time-out, a date, a part of an id: nothing to wait. */
    NONE,
    /** So long it lasts: «greylisted for 5 minutes». */
    STATED,
    /** So long we are asked to wait: «try again in 5 minutes». */
    ASKED,
    /** So much is left of it. */
    LEFT;

    /** For how many tokens a word has a say. */
    private static final int NEAR = 7;
    /** Below this a figure without a unit may be minutes, or tries. */
    private static final long LEAST_BARE = 30;

    private static final String BREAKS = ".;:!?()[]|,";

    static Meaning of(Text text, Span span) {
        int from = Borders.rangeFrom(text, span.from());
        if (Borders.partOfMore(text, from, span.to())) {
            return NONE;
        }
        if (Vocabulary.NOT_BEHIND.contains(text.word(span.to())) || timeOfDay(text, from, span)) {
            return NONE;
        }
        if (span.form() == Span.Form.BARE) {
            return bare(text, from, span);
        }
        if ((span.more() || isLeft(text, span.to())) && text.aboutComing() && !limited(text, from - 1)) {
            return LEFT;
        }
        int lead = lead(text, from);
        if (assigned(text, lead, true)) {
            return ASKED;
        }
        var word = text.word(lead);
        if (Vocabulary.WAITING.contains(word) && text.aboutComing()) {
            return ASKED;
        }
        if (Vocabulary.THEN.contains(word) || text.word(lead - 1).equals("dentro") && word.equals("de")) {
            return asksToCome(text, lead, span.to());
        }
        return behind(text, span.to()) ? ASKED : stated(text, from, lead, span);
    }

    private static Meaning bare(Text text, int from, Span span) {
        if (span.seconds() < LEAST_BARE || span.seconds() >= Token.ENDLESS) {
            return NONE;
        }
        boolean ends = span.to() >= text.size() || text.isSign(span.to());
        if (text.is(from - 1, '=') || ends) {
            boolean asked = assigned(text, from - 1, false)
                    || ends && Vocabulary.THEN.contains(text.word(from - 1)) && asksBefore(text, from - 1)
                    || ends && text.word(from - 1).equals("wait");
            return asked ? ASKED : NONE;
        }
        return NONE;
    }

    private static Meaning stated(Text text, int from, int lead, Span span) {
        var word = text.word(lead);
        boolean lasts =
                Vocabulary.greylist(word) || Vocabulary.LASTING.contains(word) && near(text, lead, 4, Meaning::lasting);
        boolean delay = Vocabulary.MEASURE.contains(text.word(from - 1)) && !limited(text, from - 1)
                || Vocabulary.MEASURE.contains(word) && !limited(text, lead);
        boolean bracketed =
                (text.is(lead, '(') && text.is(span.to(), ')') || text.is(lead, '[') && text.is(span.to(), ']'))
                        && Vocabulary.asks(text.word(lead - 1));
        return lasts || bracketed || delay && near(text, from, 6, Meaning::delaying) ? STATED : NONE;
    }

    private static boolean lasting(String word) {
        return Vocabulary.asks(word) || Vocabulary.STATE.contains(word);
    }

    private static boolean delaying(String word) {
        return Vocabulary.DELAY.contains(word) || Vocabulary.greylist(word);
    }

    /** The last token before a time that is not «about» or «at least». */
    private static int lead(Text text, int from) {
        int lead = from - 1;
        while (Vocabulary.FILLERS.contains(text.word(lead))
                || text.is(lead, '~')
                || text.is(lead, '≈')
                || text.is(lead, '.') && Vocabulary.FILLERS.contains(text.word(lead - 1))) {
            lead--;
        }
        return lead;
    }

    /** {@code retry=300}, {@code Retry-After: 120}, {@code "retry_after_seconds": 90}, «delay: 5m». */
    private static boolean assigned(Text text, int sign, boolean unit) {
        if (!text.is(sign, '=') && !text.is(sign, ':')) {
            return false;
        }
        boolean named = false;
        for (int at = sign - 1; at >= sign - 6 && at >= 0; at--) {
            var word = text.word(at);
            if (Vocabulary.LIMITS.contains(word) || word.isEmpty() && "-_\"'".indexOf(text.sign(at)) < 0) {
                break;
            }
            named |= Vocabulary.NAMES.contains(word) || unit && Vocabulary.greylist(word);
        }
        return named;
    }

    /** «try again in …», or «in …, try again» at the beginning of a part of a sentence. */
    private static Meaning asksToCome(Text text, int lead, int to) {
        if (asksBefore(text, lead)) {
            return ASKED;
        }
        boolean begins = lead == 0 || text.isSign(lead - 1) || Vocabulary.BEGINNING.contains(text.word(lead - 1));
        for (int at = to; begins && at < to + 5 && !text.is(at, '.'); at++) {
            if (Vocabulary.asks(text.word(at))) {
                return ASKED;
            }
        }
        return endsBefore(text, lead) ? STATED : NONE;
    }

    private static boolean asksBefore(Text text, int lead) {
        for (int at = lead - 1; at >= 0 && at >= lead - NEAR; at--) {
            var word = text.word(at);
            if (Vocabulary.asks(word)) {
                return !Vocabulary.ENDED.contains(text.word(at - 1)) && !Vocabulary.ENDED.contains(text.word(at - 2));
            }
            if (text.isFigure(at)
                    || Vocabulary.COUNTED.contains(word)
                    || Vocabulary.ENDED.contains(word)
                    || Borders.breaks(text, at, BREAKS) && at < lead - 1) {
                return false;
            }
        }
        return false;
    }

    private static boolean endsBefore(Text text, int lead) {
        if (!Vocabulary.ENDING.contains(text.word(lead - 1)) && !Vocabulary.ENDING.contains(text.word(lead - 2))) {
            return false;
        }
        for (int at = lead - 1; at >= 0 && at >= lead - NEAR; at--) {
            var word = text.word(at);
            if (text.isFigure(at) || Vocabulary.COUNTED.contains(word) || Vocabulary.ENDS_OTHERWISE.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /** «5 minutes later», «5 minutes before the next attempt», «5 Minuten warten». */
    private static boolean behind(Text text, int to) {
        if (Vocabulary.BEHIND.contains(text.word(to))) {
            return true;
        }
        boolean until = text.word(to).equals("before") || text.word(to).equals("until");
        return until
                && (Vocabulary.asks(text.word(to + 1))
                        || Vocabulary.asks(text.word(to + 2))
                        || Vocabulary.asks(text.word(to + 3)));
    }

    /** Whether so much «is left» stands behind a time that ends here. */
    static boolean isLeft(Text text, int to) {
        var word = text.word(to);
        var next = text.word(to + 1);
        return Vocabulary.LEFT.contains(word)
                || word.equals("from") && next.equals("now")
                || word.equals("to") && (next.equals("go") || next.equals("wait"));
    }

    /** «after 14:30» is no length; «in 14:30» and «after 00:04:59» are. */
    private static boolean timeOfDay(Text text, int from, Span span) {
        if (span.form() != Span.Form.CLOCK && span.form() != Span.Form.SHORT_CLOCK) {
            return false;
        }
        var word = text.word(from - 1);
        var first = text.figure(span.from());
        boolean small = first != null && first.value() == 0;
        return word.equals("at") || word.equals("um") || Vocabulary.AFTER.contains(word) && !small;
    }

    private static boolean near(Text text, int before, int tokens, Predicate<String> test) {
        for (int at = before - 1; at >= 0 && at >= before - tokens; at--) {
            if (Vocabulary.ENDED.contains(text.word(at))) {
                return false;
            }
            if (test.test(text.word(at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean limited(Text text, int at) {
        return Vocabulary.LIMITS.contains(text.word(at))
                || Vocabulary.LIMITS.contains(text.word(at - 1))
                || Vocabulary.LIMITS.contains(text.word(at - 2));
    }
}
