// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

/**
 * What a message asks of the server that will get it.
 *
 * @param size octets: at RCPT as the client declared them (RFC 1870), at the end of DATA what will be sent; 0 if not known
 * @param eightBit it was declared as {@code BODY=8BITMIME} (RFC 6152)
 * @param utf8 SMTPUTF8 (RFC 6531): at RCPT as asked for, at the end of DATA whether an address or header field needs it
 */
public record Needs(long size, boolean eightBit, boolean utf8) {
    /** Nothing is known of any. */
    public static final Needs NONE = new Needs(0, false, false);
}
