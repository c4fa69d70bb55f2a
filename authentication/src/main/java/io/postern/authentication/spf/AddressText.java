// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.spf;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Addresses as people read them. */
final class AddressText {
    private static final int GROUPS = 8;

    private AddressText() {}

    /** Of IPv6 as RFC 5952 section 4 recommends: no leading zeros, the longest run of zeros shortened, lower case. */
    static String of(InetAddress address) {
        return address instanceof Inet6Address ? six(address.getAddress()) : address.getHostAddress();
    }

    private static String six(byte[] octets) {
        int gap = 0;
        int gapLength = 1;
        for (int i = 0; i < GROUPS; i++) {
            int length = 0;
            while (i + length < GROUPS && group(octets, i + length) == 0) {
                length++;
            }
            if (length > gapLength) {
                gap = i;
                gapLength = length;
            }
        }
        boolean shortened = gapLength > 1;
        var text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (shortened && i == gap) {
                text.append("::");
                i += gapLength - 1;
            } else {
                boolean first = text.isEmpty() || text.charAt(text.length() - 1) == ':';
                text.append(first ? "" : ":").append(Integer.toHexString(group(octets, i)));
            }
        }
        return text.toString();
    }

    private static int group(byte[] octets, int index) {
        return (octets[2 * index] & 0xff) << 8 | octets[2 * index + 1] & 0xff;
    }
}
