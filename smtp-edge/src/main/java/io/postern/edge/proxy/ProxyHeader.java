// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.proxy;

/** What the first octets of a proxied connection say. */
public sealed interface ProxyHeader {
    /** The header has not arrived completely. */
    record Incomplete() implements ProxyHeader {}

    /** There is no header, or a broken one. */
    record Broken() implements ProxyHeader {}

    /**
     * The balancer speaks for itself.
     *
     * @param length octets of the header
     */
    record Local(int length) implements ProxyHeader {}

    /**
     * The balancer speaks for a client, and cannot tell for which.
     *
     * @param length octets of the header
     */
    record Unknown(int length) implements ProxyHeader {}

    /**
     * @param address four or sixteen octets
     * @param length octets of the header
     */
    record Client(byte[] address, int port, int length) implements ProxyHeader {}

    /** Tells the version by the first octet and reads it. */
    static ProxyHeader read(byte[] start) {
        if (start.length == 0) {
            return new Incomplete();
        }
        return start[0] == 'P' ? ProxyV1.read(start) : ProxyV2.read(start);
    }
}
