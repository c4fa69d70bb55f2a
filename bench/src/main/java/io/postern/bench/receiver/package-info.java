// SPDX-License-Identifier: Apache-2.0
/**
 * The receiver simulator: an SMTP server on loopback that behaves as servers in the world do, good and bad. A {@link
 * io.postern.bench.receiver.Persona} says what is answered, from facts and a time, and knows no socket; {@link
 * io.postern.bench.receiver.Receiver} is the server; {@link io.postern.bench.receiver.Passages} remembers when what came.
 *
 * <p>Tries are known by sender and recipient, as the message's id comes with its content only: with several messages of one
 * sender to one recipient on their way at once, the tries of all count for the first that arrives. Not here: TLS, XCLIENT,
 * BDAT, contents beyond their first 64 KiB.
 */
@NullMarked
package io.postern.bench.receiver;

import org.jspecify.annotations.NullMarked;
