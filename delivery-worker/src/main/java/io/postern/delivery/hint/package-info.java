// SPDX-License-Identifier: Apache-2.0
/**
 * The times that servers name in their replies: when to come back. Read out of any wording, without regular expressions, so
 * that no text costs more than its length: {@code Text} cuts it into pieces, {@code Span} finds lengths of time,
 * {@code Meaning} says by the words around one, which are in {@code Vocabulary}, whether it is ours to wait.
 *
 * <p>Where that is in doubt there is no hint, and the schedule decides. Rates, limits, time-outs, dates and ids are none.
 * Not handled: points in time («after 14:30 UTC»), as servers' clocks and zones are not ours.
 */
@NullMarked
package io.postern.delivery.hint;

import org.jspecify.annotations.NullMarked;
