// SPDX-License-Identifier: Apache-2.0
/**
 * A DNS server on loopback (Debian's knot) that knows the senders of the load: SPF, MX and A of d0 to d199.senders.test, names of
 * 198.18.0.1 to .200 that lead back to them, and the block list {@code bl.test}, on which none of them stands.
 *
 * <p>So the checks have something to ask and the answers come from a cache after the first time, as in a mail gateway's
 * daily life. Not here: recursion, DNSSEC, answers that come late or not at all.
 */
@NullMarked
package io.postern.bench.dns;

import org.jspecify.annotations.NullMarked;
