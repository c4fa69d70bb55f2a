// SPDX-License-Identifier: Apache-2.0
/**
 * {@code ./postern queue}: mail that waits, and what can be done about it. The orders are in
 * {@link io.postern.launcher.orders}.
 */
@NullMarked
package io.postern.launcher.queue;

import org.jspecify.annotations.NullMarked;
