// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.behind;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the server behind a domain has offered in its answer to EHLO.
 *
 * @param maxSize the largest message that it takes, in octets (RFC 1870); 0 for no limit
 * @param eightBitMime RFC 6152
 * @param smtpUtf8 RFC 6531
 */
public record Offer(long maxSize, boolean eightBitMime, boolean smtpUtf8) {
    private static final String SIZE = "SIZE=";
    private static final String EIGHT_BIT = "8BITMIME";
    private static final String UTF8 = "SMTPUTF8";

    /** Where Redis has it. @param domain in any case */
    public static String key(String domain) {
        return "postern:behind:{" + domain.toLowerCase(Locale.ROOT) + "}";
    }

    /** Such as {@code SIZE=10000 8BITMIME}. */
    public String text() {
        return SIZE + maxSize + (eightBitMime ? " " + EIGHT_BIT : "") + (smtpUtf8 ? " " + UTF8 : "");
    }

    /** Reads what {@link #text} wrote; words of a later release are passed over. Null if it makes no sense. */
    public static @Nullable Offer of(String text) {
        long maxSize = -1;
        boolean eightBitMime = false;
        boolean smtpUtf8 = false;
        for (var word : text.split(" ", -1)) {
            if (word.startsWith(SIZE)) {
                maxSize = octets(word.substring(SIZE.length()));
            }
            eightBitMime |= word.equals(EIGHT_BIT);
            smtpUtf8 |= word.equals(UTF8);
        }
        return maxSize < 0 ? null : new Offer(maxSize, eightBitMime, smtpUtf8);
    }

    private static long octets(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
