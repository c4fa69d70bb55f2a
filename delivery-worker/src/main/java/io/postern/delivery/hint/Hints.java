// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.hint;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the time that a reply asks us to wait. Pure. */
public final class Hints {
    private static final int MAX_TEXT = 1000;
    /** Without one of these no time in a reply is meant for us. */
    private static final Set<String> INTENT = Set.of(
            "retry",
            "retries",
            "retrying",
            "again",
            "back",
            "later",
            "wait",
            "delayed",
            "delay",
            "deferred",
            "greylisted",
            "graylisted",
            "greylist",
            "greylisting",
            "graylisting",
            "greylisté",
            "resend",
            "come",
            "attempt",
            "erneut",
            "wieder",
            "später",
            "réessayer",
            "réessayez",
            "reessayer",
            "reessayez",
            "left",
            "remaining",
            "blocked",
            "try",
            "locked",
            "versuchen");
    /** Directly before a time that is meant. */
    private static final Set<String> BEFORE = Set.of(
            "in",
            "after",
            "for",
            "wait",
            "another",
            "least",
            "about",
            "approximately",
            "dans",
            "nach",
            "within",
            "retry",
            "delay",
            "be",
            "next");
    /** Directly behind it. */
    private static final Set<String> BEHIND =
            Set.of("left", "remaining", "more", "later", "verbleibend", "restantes", "to");
    /** What makes a time somebody else's: a rate, a limit, something past. */
    private static final Set<String> OTHER = Set.of(
            "per",
            "timeout",
            "timed",
            "limit",
            "last",
            "past",
            "every",
            "each",
            "window",
            "max",
            "maximum",
            "previous",
            "than",
            "expires",
            "pro",
            "par",
            "over",
            "session",
            "during");

    private Hints() {}

    /**
     * The time a reply names, as it says; null if it names none. Longer than any sense it may be, shorter than a second
     * never.
     */
    public static @Nullable Duration in(String reply) {
        var beginning = reply.length() > MAX_TEXT ? reply.substring(0, MAX_TEXT) : reply;
        var tokens = Token.of(beginning.toLowerCase(Locale.ROOT));
        if (tokens.stream().noneMatch(token -> INTENT.contains(token.word()))) {
            return null;
        }
        Span first = null;
        for (int at = 0; at < tokens.size(); at++) {
            var span = Span.at(tokens, at);
            if (span == null) {
                continue;
            }
            if (meant(tokens, span)) {
                if (remains(tokens, span)) {
                    first = span;
                    break;
                }
                first = first == null ? span : first;
            }
            at = span.to() - 1;
        }
        return first == null || first.seconds() <= 0 ? null : Duration.ofSeconds(first.seconds());
    }

    /** Within limits: an earlier attempt is never wanted, and for ever is not waited. */
    public static Duration clamp(Duration hint, Duration atLeast, Duration atMost) {
        if (hint.compareTo(atLeast) < 0) {
            return atLeast;
        }
        return hint.compareTo(atMost) > 0 ? atMost : hint;
    }

    private static boolean meant(List<Token> tokens, Span span) {
        if (touched(tokens, span)
                || OTHER.contains(word(tokens, span.from() - 1))
                || OTHER.contains(word(tokens, span.from() - 2))) {
            return false;
        }
        var behind = word(tokens, span.to());
        if (behind.equals("ago") || behind.equals("window") || behind.equals("limit") || behind.equals("old")) {
            return false;
        }
        if (assigned(tokens, span.from())) {
            return true;
        }
        var before = word(tokens, span.from() - 1);
        if (span.bare()) {
            return span.seconds() < Token.ENDLESS
                    && (before.equals("in") || before.equals("after"))
                    && asksBefore(tokens, span.from() - 2)
                    && ends(tokens, span.to());
        }
        return BEFORE.contains(before) || remains(tokens, span) || bracketed(tokens, span);
    }

    /** {@code retry=300}, {@code Retry-After: 120}, {@code delay: 5m}. */
    private static boolean assigned(List<Token> tokens, int from) {
        int sign = from - 1;
        if (sign < 1 || !tokens.get(sign).is('=') && !tokens.get(sign).is(':')) {
            return false;
        }
        var name = word(tokens, sign - 1);
        boolean retryAfter = name.equals("after") && word(tokens, sign - 3).equals("retry");
        return retryAfter
                || name.equals("retry")
                || name.equals("delay")
                || name.equals("wait")
                || name.equals("retryafter");
    }

    /** «Greylisted (240 seconds)», «try again later [00:04:59]». */
    private static boolean bracketed(List<Token> tokens, Span span) {
        return span.from() > 0
                && span.to() < tokens.size()
                && (tokens.get(span.from() - 1).is('(') && tokens.get(span.to()).is(')')
                        || tokens.get(span.from() - 1).is('[')
                                && tokens.get(span.to()).is(']'));
    }

    private static boolean remains(List<Token> tokens, Span span) {
        return remains(tokens, span.to());
    }

    /** «left», «more», «to go» stands behind a time that ends here. */
    static boolean remains(List<Token> tokens, int end) {
        var behind = word(tokens, end);
        if (behind.equals("to")) {
            var next = word(tokens, end + 1);
            return next.equals("go") || next.equals("wait");
        }
        return BEHIND.contains(behind);
    }

    /** A part of something longer: a version, an address, a date, a rate such as 100/60s. */
    private static boolean touched(List<Token> tokens, Span span) {
        return joins(tokens, span.from() - 1, span.from() - 2) || joins(tokens, span.to(), span.to() + 1);
    }

    private static boolean joins(List<Token> tokens, int sign, int neighbour) {
        if (sign < 0 || sign >= tokens.size()) {
            return false;
        }
        var joint = tokens.get(sign);
        if (joint.is('/') || joint.is('#') || joint.is('@') || joint.is('<') || joint.is('_')) {
            return true;
        }
        boolean figure = neighbour >= 0 && neighbour < tokens.size() && tokens.get(neighbour) instanceof Token.Figure;
        return figure && (joint.is('.') || joint.is('-') || joint.is(':'));
    }

    private static boolean asksBefore(List<Token> tokens, int last) {
        for (int at = Math.max(0, last - 3); at <= last; at++) {
            if (INTENT.contains(word(tokens, at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean ends(List<Token> tokens, int at) {
        return at >= tokens.size() || tokens.get(at) instanceof Token.Sign;
    }

    private static String word(List<Token> tokens, int at) {
        return at >= 0 && at < tokens.size() ? tokens.get(at).word() : "";
    }
}
