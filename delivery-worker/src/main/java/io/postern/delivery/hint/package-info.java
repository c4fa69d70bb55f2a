// SPDX-License-Identifier: Apache-2.0
/**
 * The times that servers name in their replies: when to come back. Read out of any wording, without regular expressions, so
 * that no text costs more than its length.
 *
 * <p>A number with a unit is a hint only where the words around it say so; rates, limits, time-outs and dates are none.
 * Not handled: points in time («after 14:30 UTC»), as servers' clocks and zones are not ours.
 */
@NullMarked
package io.postern.delivery.hint;

import org.jspecify.annotations.NullMarked;
