// SPDX-License-Identifier: Apache-2.0
/**
 * The SMTP client (RFC 5321, PIPELINING by RFC 2920, SIZE by RFC 1870, 8BITMIME by RFC 6152, SMTPUTF8 by RFC 6531, DSN by
 * RFC 3461): what it sends is, byte for byte, the fields of the record and then the message as it was received, without the
 * octets that the record declares as removed and with those that it puts in.
 *
 * <p>The parser of replies, the greeting, the transaction and the dot-stuffing are plain Java without a socket; the
 * {@code Smtp…} files connect them to Vert.x. A failure has a {@link io.postern.delivery.smtp.Scope}, which says
 * whether another server of the same destination is worth a try.
 *
 * <p>A connection that ends after the final dot and before its reply leaves the outcome unknown: it counts as
 * temporary, so the recipient may get the message twice, never not at all (RFC 5321 4.5.4.1, RFC 1047). We do not end one
 * there ourselves before its time (RFC 5321 4.5.3.2.6), also when the message is let go of.
 *
 * <p>Not handled yet: TLS, AUTH, CHUNKING. A body of 8 bits goes as it is to a server without
 * 8BITMIME, with a remark in the transcript: converting it would break signatures.
 */
@NullMarked
package io.postern.delivery.smtp;

import org.jspecify.annotations.NullMarked;
