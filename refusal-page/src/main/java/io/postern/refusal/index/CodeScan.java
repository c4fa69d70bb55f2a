// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the code of a record, and whether it refuses something, without decoding it. Inside a JSON string a quotation mark has a
 * backslash before it, so nobody outside can write what is looked for. Pure.
 */
final class CodeScan {
    /** Letters and digits of a code. */
    static final int LENGTH = 26;

    private static final byte[] SESSION = octets("\"sessionId\":\"");
    private static final byte[] REJECT = octets("\"kind\":\"reject\"");
    private static final byte[] DEFER = octets("\"kind\":\"defer\"");
    private static final byte[] INBOUND = octets("\"direction\":\"INBOUND\"");

    private CodeScan() {}

    /**
     * What a record is to the index.
     *
     * @param refuses false for one that only explains others of its session
     */
    record Hit(String code, boolean refuses) {}

    /** Null for a record of no session, and for a dialogue without a refusal. */
    static @Nullable Hit hit(Place.Source source, byte[] value) {
        int end = endOfJson(value);
        var code = session(value, end);
        if (code == null) {
            return null;
        }
        return switch (source) {
            case HISTORY -> new Hit(code, find(value, REJECT, 0, end) >= 0 || find(value, DEFER, 0, end) >= 0);
            case TRANSCRIPTS ->
                find(value, INBOUND, 0, end) >= 0 && twice(value, code, end) ? new Hit(code, true) : null;
        };
    }

    /** Behind it stand answers of the DNS. */
    private static int endOfJson(byte[] value) {
        int end = 0;
        while (end < value.length && value[end] != 0) {
            end++;
        }
        return end;
    }

    /** A refusal names the session once more. */
    private static boolean twice(byte[] value, String code, int end) {
        var octets = octets(code);
        int first = find(value, octets, 0, end);
        return find(value, octets, first + LENGTH, end) >= 0;
    }

    private static @Nullable String session(byte[] value, int end) {
        int at = find(value, SESSION, 0, end);
        int from = at + SESSION.length;
        if (at < 0 || from + LENGTH >= end || value[from + LENGTH] != '"') {
            return null;
        }
        return new String(Arrays.copyOfRange(value, from, from + LENGTH), StandardCharsets.US_ASCII);
    }

    private static int find(byte[] value, byte[] what, int from, int end) {
        for (int at = from; at <= end - what.length; at++) {
            if (value[at] == what[0] && Arrays.equals(value, at, at + what.length, what, 0, what.length)) {
                return at;
            }
        }
        return -1;
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
