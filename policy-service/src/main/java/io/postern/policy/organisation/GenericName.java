// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.organisation;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Names that a provider makes for its whole address range: they hold the address itself, or a word for such ranges.
 * Whoever rents the address has such a name without being that organisation.
 */
final class GenericName {
    private static final Set<String> WORDS = Set.of(
            "adsl",
            "broadband",
            "cable",
            "client",
            "clients",
            "cust",
            "customer",
            "customers",
            "dhcp",
            "dial",
            "dialin",
            "dialup",
            "dip",
            "dsl",
            "dyn",
            "dynamic",
            "dynip",
            "fiber",
            "ftth",
            "generic",
            "home",
            "mobile",
            "nat",
            "pool",
            "pools",
            "ppp",
            "pppoe",
            "residential",
            "unassigned",
            "unknown",
            "unused",
            "user",
            "users",
            "vdsl",
            "wireless",
            "wlan",
            "xdsl");

    private GenericName() {}

    /**
     * @param own the part of the host name before the registrable domain, in lower case; may be empty
     * @param address the client's, as text
     */
    static boolean is(String own, String address) {
        if (own.isEmpty()) {
            return false;
        }
        var numbers = new ArrayList<String>();
        int start = 0;
        for (int i = 1; i <= own.length(); i++) {
            if (i == own.length() || kind(own.charAt(i)) != kind(own.charAt(i - 1))) {
                var run = own.substring(start, i);
                if (kind(own.charAt(start)) == 1 && WORDS.contains(run)) {
                    return true;
                }
                if (kind(own.charAt(start)) == 2) {
                    numbers.add(run);
                }
                start = i;
            }
        }
        return holds(own, numbers, address);
    }

    private static boolean holds(String own, List<String> numbers, String address) {
        byte[] octets;
        try {
            octets = InetAddress.ofLiteral(address).getAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
        var hex = HexFormat.of().formatHex(octets);
        if (octets.length > 4) {
            // The interface's half of the address, however it is punctuated.
            return bare(own).contains(hex.substring(16))
                    || bare(own).contains(reversed(hex).substring(0, 16));
        }
        var padded = "%03d%03d%03d%03d".formatted(octets[0] & 255, octets[1] & 255, octets[2] & 255, octets[3] & 255);
        return own.contains(hex) || numbers.contains(padded) || octetsAmong(numbers, octets) >= 3;
    }

    private static int octetsAmong(List<String> numbers, byte[] octets) {
        int found = 0;
        for (var octet : octets) {
            for (int i = 0; i < numbers.size(); i++) {
                var number = numbers.get(i);
                if (number.length() <= 3 && Integer.parseInt(number) == (octet & 255)) {
                    numbers.remove(i);
                    found++;
                    break;
                }
            }
        }
        return found;
    }

    private static String bare(String own) {
        return own.replace("-", "").replace(".", "");
    }

    private static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    private static int kind(char c) {
        return c >= 'a' && c <= 'z' ? 1 : c >= '0' && c <= '9' ? 2 : 0;
    }
}
