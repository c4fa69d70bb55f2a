// SPDX-License-Identifier: Apache-2.0
/**
 * {@code ./postern queue}: mail that waits, and what can be done about it. What waits is asked of the books-service; how
 * recipients ended that wait no more is read from {@code postern.deliveries}. Looking changes nothing. Orders are in
 * {@link io.postern.launcher.orders}.
 */
@NullMarked
package io.postern.launcher.queue;

import org.jspecify.annotations.NullMarked;
