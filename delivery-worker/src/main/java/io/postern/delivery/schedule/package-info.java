// SPDX-License-Identifier: Apache-2.0
/**
 * When a deferred recipient is tried again, and when no more: the waits between attempts, a server's hint, what its
 * greylisting has been seen to need, and the clock that ends it.
 *
 * <p>Giving up is by the clock, never by counting: an attempt at a hinted time uses up no wait of the schedule, and the
 * last attempt is made when the time is over, not one long wait before.
 *
 * <p>Not handled: limits of a destination; who finds no connection free waits outside the schedule.
 */
@NullMarked
package io.postern.delivery.schedule;

import org.jspecify.annotations.NullMarked;
