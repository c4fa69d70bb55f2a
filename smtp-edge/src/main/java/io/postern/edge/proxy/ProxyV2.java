// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.proxy;

import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The binary header: twelve fixed octets, version and command, family, length, addresses, TLVs. Of the TLVs only the
 * checksum is looked at, which must be right where there is one (PROXY protocol 2.2.3).
 */
final class ProxyV2 {
    private static final byte[] SIGNATURE = {'\r', '\n', '\r', '\n', 0, '\r', '\n', 'Q', 'U', 'I', 'T', '\n'};
    private static final int FIXED = 16;
    /** Addresses and TLVs of real balancers stay far below. */
    private static final int MAX = 4096;
    /** Of a TLV: its type, and the length of its value. */
    private static final int TLV_HEAD = 3;
    /** PP2_TYPE_CRC32C. */
    private static final int CHECKSUM = 0x03;

    private static final int CHECKSUM_LENGTH = 4;

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
        int addresses = 2 * octets + 4;
        if (length < addresses || !sound(start, FIXED + addresses, FIXED + length)) {
            return new ProxyHeader.Broken();
        }
        var address = Arrays.copyOfRange(start, FIXED, FIXED + octets);
        return new ProxyHeader.Client(address, number(start, FIXED + 2 * octets), FIXED + length);
    }

    /** Whether the TLVs fill the header to its end, and the checksum is right if there is one; two cannot be. */
    private static boolean sound(byte[] start, int from, int end) {
        int checksum = 0;
        int at = from;
        while (at + TLV_HEAD <= end) {
            int value = at + TLV_HEAD;
            int length = number(start, at + 1);
            if (start[at] == CHECKSUM) {
                if (checksum > 0 || length != CHECKSUM_LENGTH) {
                    return false;
                }
                checksum = value;
            }
            at = value + length;
        }
        return at == end && (checksum == 0 || right(start, checksum, end));
    }

    /** The checksum is that of the whole header, with zeros where it stands itself. */
    private static boolean right(byte[] start, int checksum, int end) {
        var crc = new CRC32C();
        crc.update(start, 0, checksum);
        crc.update(new byte[CHECKSUM_LENGTH]);
        crc.update(start, checksum + CHECKSUM_LENGTH, end - checksum - CHECKSUM_LENGTH);
        long said = (long) number(start, checksum) << 16 | number(start, checksum + 2);
        return crc.getValue() == said;
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }
}
