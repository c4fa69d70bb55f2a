// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.link;

import java.net.Inet6Address;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses in links, in every form that browsers take for one: {@code 0x7f.1}, {@code 3221226241}. */
final class Addresses {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0[xX][0-9a-fA-F]*");
    private static final int LONGEST_NUMBER = 40;

    private Addresses() {}

    /** The last label is a number: it is an address or nothing (WHATWG URL Standard, "ends in a number"). */
    static boolean numeric(String host) {
        return NUMBER.matcher(host.substring(host.lastIndexOf('.') + 1)).matches();
    }

    /** One to four numbers, each decimal, octal or hexadecimal; the last one fills what is left. */
    static @Nullable String version4(String host) {
        var numbers = host.split("\\.", -1);
        if (numbers.length > 4) {
            return null;
        }
        long address = 0;
        for (int i = 0; i < numbers.length; i++) {
            boolean last = i == numbers.length - 1;
            long number = number(numbers[i]);
            long most = last ? 1L << 8 * (5 - numbers.length) : 256;
            if (number < 0 || number >= most) {
                return null;
            }
            address |= last ? number : number << 8 * (3 - i);
        }
        return "%d.%d.%d.%d".formatted(address >> 24, address >> 16 & 255, address >> 8 & 255, address & 255);
    }

    private static long number(String text) {
        if (text.length() > LONGEST_NUMBER || !NUMBER.matcher(text).matches()) {
            return -1;
        }
        boolean hexadecimal = text.startsWith("0x") || text.startsWith("0X");
        boolean octal = !hexadecimal && text.length() > 1 && text.startsWith("0");
        var digits = hexadecimal ? text.substring(2) : text;
        try {
            return digits.isEmpty() ? 0 : Long.parseLong(digits, hexadecimal ? 16 : octal ? 8 : 10);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** An address of IPv4 where it stands for one. */
    static @Nullable String version6(String text) {
        try {
            return text.indexOf('%') >= 0 ? null : Inet6Address.ofLiteral(text).getHostAddress();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
