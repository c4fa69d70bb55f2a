// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.sink;

import java.nio.charset.StandardCharsets;

/**
 * What the load generator wrote into a message's headers.
 *
 * @param sentMicros when its content was sent, microseconds since 1970; 0 if it does not say
 * @param run the run it belongs to; empty if it does not say
 * @param number its number in that run
 */
record BenchHeaders(long sentMicros, String run, int number) {
    private static final byte[] SENT = "\nX-Bench-Sent: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ID = "\nX-Bench-Id: ".getBytes(StandardCharsets.US_ASCII);

    /** Looks in the first octets of the content, up to the empty line. */
    static BenchHeaders find(byte[] head, int length) {
        var sent = value(head, length, SENT);
        var id = value(head, length, ID);
        int dot = id.indexOf('.');
        return new BenchHeaders(number(sent), dot < 0 ? "" : id.substring(0, dot), (int) number(id.substring(dot + 1)));
    }

    private static String value(byte[] head, int length, byte[] name) {
        for (int i = -1; i + name.length < length; i++) {
            boolean lineStarts = i < 0 || head[i] == '\n';
            if (!lineStarts) {
                continue;
            }
            if (i >= 0 && head[i + 1] == '\r') {
                break; // the headers end here
            }
            if (begins(head, i, name)) {
                int start = i + name.length;
                int end = start;
                while (end < length && head[end] != '\r' && head[end] != '\n') {
                    end++;
                }
                return new String(head, start, end - start, StandardCharsets.US_ASCII);
            }
        }
        return "";
    }

    private static boolean begins(byte[] head, int at, byte[] name) {
        for (int i = 1; i < name.length; i++) {
            if (head[at + i] != name[i]) {
                return false;
            }
        }
        return true;
    }

    private static long number(String digits) {
        long number = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
