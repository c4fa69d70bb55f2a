// SPDX-License-Identifier: Apache-2.0
/**
 * How much one client may take: sessions, rates, mistakes, time. Whoever goes too far reads a 421 or 451 that says which
 * limit it was, never a 5xx, as an honest client may try again.
 *
 * <p>Decisions are pure: counts and times come in, a value goes out. Memory is bounded by the sessions that are open and
 * by the size of a table, however many addresses the world has. IPv4 clients are counted by address and by /24, those
 * with IPv6 by address and by /64. Over all edges together the counts are kept in Redis, asked with a short deadline:
 * without Redis each edge keeps to its limits alone.
 *
 * <p>Not here: how much an account or a sender may send, which policy decides, and the sizes of messages and lines.
 */
@NullMarked
package io.postern.edge.limit;

import org.jspecify.annotations.NullMarked;
