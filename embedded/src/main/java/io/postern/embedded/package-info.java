// SPDX-License-Identifier: Apache-2.0
/**
 * A Kafka broker and a Redis server for one machine: real ones, as child processes, on loopback only, with their data
 * in a folder that outlives them.
 *
 * <p>A child hangs on a lifeline: its standard input is a pipe that our process holds, and when that closes, whatever
 * the reason, the child ends. It runs in a session of its own, so Ctrl-C reaches only us and we can stop everything in
 * order.
 */
@NullMarked
package io.postern.embedded;

import org.jspecify.annotations.NullMarked;
