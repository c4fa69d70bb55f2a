// SPDX-License-Identifier: Apache-2.0
/**
 * What operators have put on hold: such mail waits for them and is never past its time.
 *
 * <p>Of orders about the same target the last counts, as it does for the delivery workers. Not handled: orders to cancel
 * or to try now, which show by what comes of them.
 */
@NullMarked
package io.postern.books.orders;

import org.jspecify.annotations.NullMarked;
