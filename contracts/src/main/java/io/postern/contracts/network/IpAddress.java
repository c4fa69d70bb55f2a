// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.network;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Reads and writes IP addresses, strictly. */
public final class IpAddress {
    private IpAddress() {}

    /** Four or sixteen octets; null if the text is no address. Scope ids and short forms of IPv4 are none. */
    public static byte @Nullable [] parse(String text) {
        if (text.indexOf(':') < 0) {
            return v4(text, 0, text.length());
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.digit(c, 16) < 0 && c != ':' && c != '.') {
                return null;
            }
        }
        try {
            return InetAddress.ofLiteral(text).getAddress();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Four decimal numbers from 0 to 255 without leading zeros. */
    public static byte @Nullable [] v4(String text, int from, int to) {
        var octets = new byte[4];
        int at = from;
        for (int n = 0; n < 4; n++) {
            int start = at;
            int value = 0;
            while (at < to && at - start < 3 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                value = value * 10 + text.charAt(at++) - '0';
            }
            boolean leadingZero = at - start > 1 && text.charAt(start) == '0';
            if (at == start || value > 255 || leadingZero) {
                return null;
            }
            octets[n] = (byte) value;
            if (n < 3 && (at >= to || text.charAt(at++) != '.')) {
                return null;
            }
        }
        return at == to ? octets : null;
    }

    /** The usual text; IPv6 as RFC 5952 has it: lower case, the longest run of zeros left out. */
    public static String text(byte[] address) {
        try {
            var ip = InetAddress.getByAddress(address);
            return ip instanceof Inet6Address ? v6(ip.getAddress()) : ip.getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has 4 or 16 octets, not " + address.length, e);
        }
    }

    /** The same address; IPv4 that was mapped into IPv6 in four octets. */
    public static byte[] unmapped(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has 4 or 16 octets, not " + address.length, e);
        }
    }

    /** Of the machine itself: 127.0.0.0/8 or ::1. */
    public static boolean loopback(byte[] address) {
        try {
            return InetAddress.getByAddress(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has 4 or 16 octets, not " + address.length, e);
        }
    }

    /** The first address of the network of so many bits that it lies in. */
    public static byte[] masked(byte[] address, int bits) {
        var masked = new byte[address.length];
        System.arraycopy(address, 0, masked, 0, bits / 8);
        if (bits % 8 != 0) {
            masked[bits / 8] = (byte) (address[bits / 8] & 0xff00 >> bits % 8);
        }
        return masked;
    }

    private static String v6(byte[] address) {
        int best = -1;
        int bestLength = 1;
        for (int i = 0; i < 8; i++) {
            int n = 0;
            while (i + n < 8 && group(address, i + n) == 0) {
                n++;
            }
            if (n > bestLength) {
                best = i;
                bestLength = n;
            }
        }
        var text = new StringBuilder(40);
        for (int i = 0; i < 8; i++) {
            if (i == best) {
                text.append(i == 0 ? "::" : ":");
                i += bestLength - 1;
            } else {
                text.append(Integer.toHexString(group(address, i)));
                if (i < 7) {
                    text.append(':');
                }
            }
        }
        return text.toString();
    }

    private static int group(byte[] address, int i) {
        return (address[2 * i] & 0xff) << 8 | address[2 * i + 1] & 0xff;
    }
}
