// SPDX-License-Identifier: Apache-2.0
/**
 * Greylisting: who is new is asked to come back after the block period, which most spamware never does.
 *
 * <p>A triplet of who sends, reverse-path and recipient is known under several keys: the sending organisation by SPF, that
 * of the confirmed host, and the client's network; what waited under one passes under the others too. One atomic step in the store, so that instances
 * racing for a triplet agree. Asking twice is as good as asking once. Losing the store costs strangers another wait and
 * nothing else: while Redis is away mail is passed over it, as configured, and is never refused for good.
 *
 * <p>Semantics are the tests in {@code GreylistContract}.
 */
@NullMarked
package io.postern.policy.greylist;

import org.jspecify.annotations.NullMarked;
