// SPDX-License-Identifier: Apache-2.0
/**
 * The programs that measure: {@code ./postern bench NAME}. Each says with its result which machine it comes from, what the
 * measuring itself has cost, and what failed.
 *
 * <p>No figure here is a promise; those that are kept stand in {@code bench/results}.
 */
@NullMarked
package io.postern.bench;

import org.jspecify.annotations.NullMarked;
