// SPDX-License-Identifier: Apache-2.0
/**
 * What the servers behind our domains can take, as the delivery worker has noted it in Redis: mail that they could not take
 * is refused in the session and not bounced later.
 *
 * <p>The decision is pure. What was read is believed for some seconds, and reading goes on beside the greylist, so that a
 * recipient waits for one round trip at most. Without Redis, or while nothing is known of a domain, nobody is refused.
 * A server without 8BITMIME is no reason: the worker sends such mail as it is.
 */
@NullMarked
package io.postern.policy.behind;

import org.jspecify.annotations.NullMarked;
