// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.wire;

/**
 * @param size octets of a message
 * @param line octets of a line without its CRLF; RFC 5321 4.5.3.1.6 asks for 998, the world sends more
 * @param header octets of the header block
 * @param hops {@code Received} fields (RFC 5321 6.3)
 */
public record ContentLimits(long size, int line, int header, int hops) {}
