// SPDX-License-Identifier: Apache-2.0
/**
 * From a {@link io.postern.refusal.cause.Cause} to what the sender's administrator reads: what was found, how anybody can
 * look it up, and how to mend it, with the line for the DNS or the address of the page where it is done. Pure, and a switch over
 * all causes: a new one does not compile without advice.
 *
 * <p>Nothing here says that somebody exists, or what else would have been accepted.
 */
@NullMarked
package io.postern.refusal.advice;

import org.jspecify.annotations.NullMarked;
