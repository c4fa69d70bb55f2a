// SPDX-License-Identifier: Apache-2.0
/**
 * From octets to command lines and message content, wherever the network happens to cut them.
 *
 * <p>Lines end in CRLF and in nothing else (RFC 5321 2.3.8); content ends with {@code CRLF.CRLF} and with nothing
 * else, or after the octets of its chunks (BDAT, RFC 3030), none of which is looked at for an end. A bare CR, a bare LF or
 * a NUL spoils the line or the message that it stands in, so nothing can be smuggled past servers that read line ends in
 * another way; where bare line ends of content may be made CRLF, nobody reads it before they are. What is refused is still
 * read to its proper end.
 *
 * <p>No sockets here; TLS lies below this package.
 */
@NullMarked
package io.postern.edge.wire;

import org.jspecify.annotations.NullMarked;
