// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.hint;

/** Where a time begins and ends, and whether it is really a part of a date, an address, a version or an id. */
final class Borders {
    private static final String JOINTS = "/#@<_$%&\\";

    private Borders() {}

    /** The first token of «5-10 minutes» or «5 to 10 minutes», when asked about the second figure. */
    static int rangeFrom(Text text, int from) {
        var lower = text.figure(from - 2);
        if (lower == null || lower.digits() > 3 || !text.isFigure(from)) {
            return from;
        }
        boolean dash = (text.is(from - 1, '-') || text.is(from - 1, '–')) && !text.isSign(from - 3);
        return dash || Vocabulary.UP_TO.contains(text.word(from - 1)) ? from - 2 : from;
    }

    static boolean partOfMore(Text text, int from, int to) {
        return before(text, from) || behind(text, to);
    }

    private static boolean before(Text text, int from) {
        if (text.is(from - 1, '-') && text.glued(from) || text.is(from - 1, '+')) {
            return true;
        }
        if (!text.glued(from) || !text.isFigure(from)) {
            return false;
        }
        boolean figures = text.isFigure(from - 2) && text.glued(from - 1);
        return !text.word(from - 1).isEmpty()
                || JOINTS.indexOf(text.sign(from - 1)) >= 0
                || figures && (text.is(from - 1, '.') || text.is(from - 1, ':') || text.is(from - 1, ','));
    }

    private static boolean behind(Text text, int to) {
        if (!text.glued(to)) {
            return false;
        }
        boolean goesOn = text.glued(to + 1)
                && (text.isFigure(to + 1) || !text.word(to + 1).isEmpty());
        char sign = text.sign(to);
        return text.isFigure(to)
                || JOINTS.indexOf(sign) >= 0 && sign != '<' && sign != '&'
                || goesOn && sign == '-'
                || text.glued(to + 1) && text.isFigure(to + 1) && (sign == '.' || sign == ':');
    }

    /** Whether a part of a sentence ends here; dots within names and addresses end none. */
    static boolean breaks(Text text, int at, String signs) {
        return text.isSign(at) && signs.indexOf(text.sign(at)) >= 0 && !(text.glued(at) && text.glued(at + 1));
    }
}
