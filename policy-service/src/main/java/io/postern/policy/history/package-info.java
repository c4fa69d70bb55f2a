// SPDX-License-Identifier: Apache-2.0
/**
 * What was asked, what the world answered and what was decided, kept in {@code postern.history} for explanation and
 * replay.
 *
 * <p>Off the line: an entry never delays a verdict. Entries that Kafka does not take in time are dropped and counted.
 */
@NullMarked
package io.postern.policy.history;

import org.jspecify.annotations.NullMarked;
