// SPDX-License-Identifier: Apache-2.0
/**
 * The load generator: many SMTP sessions on one thread, in lockstep (no pipelining), so that the answer to each command has a
 * time of its own.
 *
 * <p>With a rate the loop is open: message <i>n</i> is due at <i>n</i> / rate, whether or not those before it are done, and
 * {@code due to 250} counts from then. A stall is therefore never hidden (no coordinated omission). Without a rate it is
 * closed: a session that is done starts the next message at once.
 *
 * <p>Message <i>i</i> comes from client 198.18.0.(1 + i mod 200), from u(i mod 7)@d(i mod 200).senders.test, for r(i mod
 * 7)@dest.test: 1,400 triplets, as in the benches of other mail systems that Postern is compared with.
 *
 * <p>Not here: TLS, AUTH, BDAT, several recipients in one transaction.
 */
@NullMarked
package io.postern.bench.load;

import org.jspecify.annotations.NullMarked;
