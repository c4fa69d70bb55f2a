// SPDX-License-Identifier: Apache-2.0
/**
 * Reading topics that hold mail: records are worked on side by side, within a bounded window, and offsets are committed
 * up to the lowest unfinished one. A killed worker's records come again; what of them was done, the ledger knows.
 *
 * <p>When a partition is taken away, what is in work gets a moment to finish and is aborted then. What waits for nothing
 * but a server's answer to a whole message goes on under its claim, and whoever has the partition waits for that; a
 * process that stops waits some seconds for such answers. A record whose work fails is worked on again; only finished
 * ones are committed.
 */
@NullMarked
package io.postern.delivery.window;

import org.jspecify.annotations.NullMarked;
