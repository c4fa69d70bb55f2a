// SPDX-License-Identifier: Apache-2.0
/**
 * Mail that waits: records in the retry topic, each with the lane it goes back to and the time before which it does
 * not, in its headers, so that moving it needs no look inside.
 *
 * <p>A move is a durable write to the lane and then a commit. After a crash it may be repeated; claim and ledger stop
 * the second one.
 *
 * <p>Not handled yet: a topic for each wait of the schedule, times hinted at by servers.
 */
@NullMarked
package io.postern.delivery.retry;

import org.jspecify.annotations.NullMarked;
