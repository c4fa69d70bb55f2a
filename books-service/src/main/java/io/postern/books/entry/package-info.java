// SPDX-License-Identifier: Apache-2.0
/**
 * The set of what is owed: an entry for each message and recipient from the 250 until its ending.
 *
 * <p>It is a set, so nothing cancels out: an ending closes the entry it belongs to and no other, an ending of which the
 * beginning was never seen is counted apart, and saying anything twice changes nothing. Events may come in any order, as
 * topics are read side by side; what was closed is remembered for some minutes, so that its beginning, when it comes
 * later, does not open it again. A message that is released from quarantine is an entry of its own.
 *
 * <p>Not handled: a beginning that comes later than that.
 */
@NullMarked
package io.postern.books.entry;

import org.jspecify.annotations.NullMarked;
