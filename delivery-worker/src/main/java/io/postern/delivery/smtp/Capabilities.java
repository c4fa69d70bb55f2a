// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import io.postern.contracts.behind.Offer;
import java.util.List;
import java.util.Locale;

/**
 * What a server offered in its answer to EHLO.
 *
 * @param size whether it knows SIZE
 * @param maxSize the largest message that it takes, in octets; 0 when it did not say
 * @param smtpUtf8 RFC 6531
 * @param dsn RFC 3461
 */
record Capabilities(
        boolean pipelining, boolean eightBitMime, boolean size, long maxSize, boolean smtpUtf8, boolean dsn) {
    /** After HELO nothing may be assumed. */
    static final Capabilities NONE = new Capabilities(false, false, false, 0, false, false);

    /** @param lines of the reply to EHLO; the first is the greeting and no keyword (RFC 5321 4.1.1.1) */
    static Capabilities of(List<String> lines) {
        boolean pipelining = false;
        boolean eightBitMime = false;
        boolean size = false;
        long maxSize = 0;
        boolean smtpUtf8 = false;
        boolean dsn = false;
        for (var line : lines.subList(1, lines.size())) {
            var words = line.strip().split(" ", 2);
            switch (words[0].toUpperCase(Locale.ROOT)) {
                case "PIPELINING" -> pipelining = true;
                case "8BITMIME" -> eightBitMime = true;
                case "SIZE" -> {
                    size = true;
                    maxSize = words.length > 1 ? number(words[1].strip()) : 0;
                }
                case "SMTPUTF8" -> smtpUtf8 = true;
                case "DSN" -> dsn = true;
                default -> {}
            }
        }
        return new Capabilities(pipelining, eightBitMime, size, maxSize, smtpUtf8, dsn);
    }

    /** What of it matters to those who take mail in for it. */
    Offer offer() {
        return new Offer(maxSize, eightBitMime, smtpUtf8);
    }

    private static long number(String text) {
        try {
            return Math.max(0, Long.parseLong(text));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
