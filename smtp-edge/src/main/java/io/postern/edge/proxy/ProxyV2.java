// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.proxy;

import java.util.Arrays;

/** The binary header: twelve fixed octets, version and command, family, length, addresses, TLVs. */
final class ProxyV2 {
    private static final byte[] SIGNATURE = {'\r', '\n', '\r', '\n', 0, '\r', '\n', 'Q', 'U', 'I', 'T', '\n'};
    private static final int FIXED = 16;
    /** Addresses and TLVs of real balancers stay far below. */
    private static final int MAX = 4096;

    private ProxyV2() {}

    static ProxyHeader read(byte[] start) {
        int known = Math.min(start.length, SIGNATURE.length);
        if (!Arrays.equals(start, 0, known, SIGNATURE, 0, known)) {
            return new ProxyHeader.Broken();
        }
        if (start.length < FIXED) {
            return new ProxyHeader.Incomplete();
        }
        int length = number(start, 14);
        if (length > MAX || (start[12] & 0xf0) != 0x20) {
            return new ProxyHeader.Broken();
        }
        if (start.length < FIXED + length) {
            return new ProxyHeader.Incomplete();
        }
        return switch (start[12] & 0x0f) {
            case 0 -> new ProxyHeader.Local(FIXED + length);
            case 1 -> proxied(start, length);
            default -> new ProxyHeader.Broken();
        };
    }

    private static ProxyHeader proxied(byte[] start, int length) {
        int octets = switch (start[13]) {
            case 0x11 -> 4;
            case 0x21 -> 16;
            default -> 0;
        };
        if (octets == 0) {
            return start[13] == 0 ? new ProxyHeader.Unknown(FIXED + length) : new ProxyHeader.Broken();
        }
        if (length < 2 * octets + 4) {
            return new ProxyHeader.Broken();
        }
        var address = Arrays.copyOfRange(start, FIXED, FIXED + octets);
        return new ProxyHeader.Client(address, number(start, FIXED + 2 * octets), FIXED + length);
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }
}
