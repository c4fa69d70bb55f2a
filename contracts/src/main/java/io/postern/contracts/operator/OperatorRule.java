// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.operator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask.
 *
 * @param token of requests from other machines; empty where they may not ask at all
 * @param rate requests a second from them
 */
record OperatorRule(Optional<String> token, int rate) {
    private static final Pattern HERE =
            Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);
    private static final String BEARER = "Bearer ";
    private static final long SECOND = 1_000_000_000;

    /** @param status of HTTP; 0 where it may go on */
    record Answer(int status, String sentence) {
        static final Answer GO_ON = new Answer(0, "");
    }

    /**
     * @param path of the request
     * @param near it comes from this machine
     * @param byBrowser a web page sends it, whoever's that is, or could
     * @param authorization what the request says of that
     */
    Answer who(String path, boolean near, boolean byBrowser, @Nullable String authorization) {
        if (path.equals("/q") || path.startsWith("/q/")) {
            return Answer.GO_ON;
        }
        if (near) {
            return byBrowser
                    ? new Answer(403, "web pages may not ask; others on this machine ask 127.0.0.1 or localhost")
                    : Answer.GO_ON;
        }
        if (token.isEmpty()) {
            return new Answer(403, "only this machine may ask; postern.operator.token-file lets others in");
        }
        boolean known = authorization != null
                && authorization.startsWith(BEARER)
                && same(authorization.substring(BEARER.length()).strip(), token.get());
        return known ? Answer.GO_ON : new Answer(401, "the token is missing or wrong");
    }

    /**
     * A web page sends the request, or could: it names its origin, or the server by another name than this machine has for
     * itself, as a page does whose own name was made to lead here (DNS rebinding).
     */
    static boolean byBrowser(@Nullable String origin, @Nullable String host) {
        return origin != null || host != null && !HERE.matcher(host).matches();
    }

    /** Takes as long for a wrong one, wherever it is wrong. */
    private static boolean same(String given, String wanted) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Counts a request from another machine; those with a wrong token apart.
     *
     * @param paid until when the requests so far have used up their share, in nanoseconds
     * @return the same with this one; {@link Long#MIN_VALUE} if it is one too many
     */
    long count(long paid, long now) {
        long begin = Math.max(paid, now - SECOND);
        long end = begin + SECOND / rate;
        return end > now ? Long.MIN_VALUE : end;
    }
}
