// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.attachment;

/**
 * How much of archives is looked at, in one message.
 *
 * @param depth archives in archives; 1 looks into the attached one only
 * @param entries names in all archives together
 * @param octets unpacked, of all archives together
 * @param ratio octets unpacked for one octet packed, once more than a mebibyte came out
 */
public record Bounds(int depth, int entries, long octets, int ratio) {
    public static final Bounds USUAL = new Bounds(2, 1000, 64L << 20, 200);
}
