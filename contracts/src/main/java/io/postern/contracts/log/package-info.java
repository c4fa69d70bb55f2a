// SPDX-License-Identifier: Apache-2.0
/**
 * How services log: a message says what happened, {@code key={0}} at its end says who; one line each, for people, or as JSON
 * for a collector, where every key is a field of its own.
 *
 * <p>Keys that mean the same are called the same everywhere: {@link io.postern.contracts.log.LogKeys}. Senders and recipients
 * are told at DEBUG only. The first lines of a process, before it has read its settings, are for people.
 */
@NullMarked
package io.postern.contracts.log;

import org.jspecify.annotations.NullMarked;
