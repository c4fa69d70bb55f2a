// SPDX-License-Identifier: Apache-2.0
/**
 * A queue of a million: how much memory it takes, how late what is due leaves, and how soon it is ready after a restart. The
 * worker's own scheduler in this process, on a broker of its own; nothing is delivered.
 */
@NullMarked
package io.postern.bench.waiting;

import org.jspecify.annotations.NullMarked;
