// SPDX-License-Identifier: Apache-2.0
/**
 * A receiver that takes every message and counts: how many, how fast, how long they were on the way, and whether one came twice.
 *
 * <p>It speaks as much SMTP as a sender needs (PIPELINING, SIZE, 8BITMIME), on one thread, and keeps nothing. What it costs
 * must not matter beside what is measured: a tenth of a millisecond a message.
 */
@NullMarked
package io.postern.bench.sink;

import org.jspecify.annotations.NullMarked;
