// SPDX-License-Identifier: Apache-2.0
/**
 * The way to Redis: one connection that is there when Redis is, and scripts sent over it.
 *
 * <p>Nobody ever waits for Redis longer than the time-out: a command fails at once while there is no connection, and
 * after the time-out while Redis is silent. Connecting goes on in the background for as long as it takes. What to do
 * without Redis, and when to ask it again, is the affair of who uses it. One node; no cluster, no sentinel.
 */
@NullMarked
package io.postern.redis;

import org.jspecify.annotations.NullMarked;
