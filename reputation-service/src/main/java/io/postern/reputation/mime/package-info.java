// SPDX-License-Identifier: Apache-2.0
/**
 * A message taken apart as it streams by (RFC 2045 to 2049, 2183, 2231): the links in its text and HTML, and what is
 * attached to it, messages in messages included.
 *
 * <p>Whatever strangers send gives what could be read, and a word on what could not, in bounded time and memory: parts,
 * their depth, octets of text, of a header and in all, and time have limits. Unknown and wrong character sets are guessed.
 * A multipart without a boundary is text. Mail by {@code message/partial} and {@code uuencode} is not put together.
 */
@NullMarked
package io.postern.reputation.mime;

import org.jspecify.annotations.NullMarked;
