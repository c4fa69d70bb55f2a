// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import java.util.ArrayList;
import java.util.List;

/**
 * Which answers of a list are meant: {@code 127.0.0.2}, with ranges {@code 127.0.0.4-7} or stars {@code 127.0.*.2} in place of
 * numbers; or {@code &12}: all that have one of these bits in their last three octets.
 *
 * @param text as it is written
 * @param ranges of the four octets; empty for bits
 * @param bits 0 for ranges
 */
record CodePattern(String text, List<Range> ranges, int bits) {
    private static final int MOST_BITS = 0xffffff;

    record Range(int from, int to) {
        boolean has(int octet) {
            return octet >= from && octet <= to;
        }
    }

    /** @throws IllegalArgumentException with a sentence, if it is none */
    static CodePattern of(String text) {
        var written = text.strip();
        try {
            if (written.startsWith("&")) {
                int bits = Integer.parseInt(written.substring(1).strip());
                check(bits > 0 && bits <= MOST_BITS);
                return new CodePattern(written, List.of(), bits);
            }
            var octets = written.split("\\.", -1);
            check(octets.length == 4);
            var ranges = new ArrayList<Range>();
            for (var octet : octets) {
                ranges.add(range(octet));
            }
            check(ranges.getFirst().equals(new Range(127, 127)));
            return new CodePattern(written, List.copyOf(ranges), 0);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no code of a DNS list; write it like 127.0.0.2, 127.0.0.4-7, 127.0.*.2 or &8",
                    e);
        }
    }

    private static Range range(String octet) {
        if (octet.equals("*")) {
            return new Range(0, 255);
        }
        int dash = octet.indexOf('-');
        int from = Integer.parseInt(dash < 0 ? octet : octet.substring(0, dash));
        int to = dash < 0 ? from : Integer.parseInt(octet.substring(dash + 1));
        check(from >= 0 && from <= to && to <= 255);
        return new Range(from, to);
    }

    private static void check(boolean met) {
        if (!met) {
            throw new IllegalArgumentException("not in its form");
        }
    }

    /** @param code an address; what is none fits nothing */
    boolean fits(String code) {
        var octets = code.split("\\.", -1);
        if (octets.length != 4) {
            return false;
        }
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int octet = number(octets[i]);
            if (octet < 0 || (bits == 0 && !ranges.get(i).has(octet))) {
                return false;
            }
            value = value << 8 | octet;
        }
        return bits == 0 || (value & bits) != 0;
    }

    private static int number(String octet) {
        try {
            int number = Integer.parseInt(octet);
            return number > 255 ? -1 : number;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
