// SPDX-License-Identifier: Apache-2.0
/**
 * Keeps the books over a restart, in the compacted topic {@code postern.books}: every open entry that has lasted from one
 * checkpoint to the next, the totals, and how far every topic was read.
 *
 * <p>A checkpoint is what has changed, and then a record with the key {@code positions}; it counts from that record on,
 * and what was written before it without it is passed over. Reading goes on at those positions, so nothing is counted
 * twice and nothing is left out. Losing the topic costs the totals, and what was lost before; open entries are found again
 * in the lanes and by their outcomes.
 *
 * <p>Whoever writes last owns the books: another instance notices at its next checkpoint, and stops.
 */
@NullMarked
package io.postern.books.checkpoint;

import org.jspecify.annotations.NullMarked;
