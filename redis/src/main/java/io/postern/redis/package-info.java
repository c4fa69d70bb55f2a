// SPDX-License-Identifier: Apache-2.0
/**
 * The way to Redis: one connection that is there when Redis is, scripts sent over it, and a circuit that spares those
 * who need not have it the waiting.
 *
 * <p>Nobody ever waits for Redis longer than the time-out: a command fails at once while there is no connection, and
 * after the time-out while Redis is silent. Connecting goes on in the background for as long as it takes. What to do
 * without Redis is the affair of who uses it. One node; no cluster, no sentinel.
 */
@NullMarked
package io.postern.redis;

import org.jspecify.annotations.NullMarked;
