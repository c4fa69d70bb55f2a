// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.forgery;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * The beginning of a header field, unfolded.
 *
 * @param text octets as UTF-8
 * @param cut there was more of it
 */
record HeaderField(String text, boolean cut) {
    private static final String RESULTS = "authentication-results";
    private static final String SPAM = "x-spam-";
    private static final int LONGEST_NAME = 60;

    static HeaderField of(byte[] octets, int length, boolean cut) {
        return new HeaderField(new String(octets, 0, length, StandardCharsets.UTF_8), cut);
    }

    /** As it stands there, shortened if it is long; empty if the line is no field. */
    String name() {
        int end = nameEnd();
        return end < 0 ? "" : text.substring(0, Math.min(end, LONGEST_NAME));
    }

    /**
     * Whether it would be taken for ours. One whose id stands too far behind, or cannot be read, is: no honest server writes
     * such.
     *
     * @param ids that our servers trust, normal
     */
    boolean forged(Set<String> ids) {
        int end = nameEnd();
        if (end < 0) {
            return false;
        }
        var name = text.substring(0, end).toLowerCase(Locale.ROOT);
        if (name.startsWith(SPAM)) {
            return true;
        }
        if (!name.equals(RESULTS)) {
            return false;
        }
        var value = text.substring(text.indexOf(':', end) + 1);
        var id = AuthservId.of(value);
        return id == null
                || ids.contains(id)
                || cut && value.toLowerCase(Locale.ROOT).endsWith(id);
    }

    /** A name is printable ASCII; blanks before the colon are of old (RFC 5322 4.5.8). */
    private int nameEnd() {
        int end = 0;
        while (end < text.length() && text.charAt(end) > ' ' && text.charAt(end) <= '~' && text.charAt(end) != ':') {
            end++;
        }
        int colon = end;
        while (colon < text.length() && (text.charAt(colon) == ' ' || text.charAt(colon) == '\t')) {
            colon++;
        }
        return end > 0 && colon < text.length() && text.charAt(colon) == ':' ? end : -1;
    }
}
