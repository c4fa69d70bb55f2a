// SPDX-License-Identifier: Apache-2.0
/**
 * Suspects: strangers of whom something speaks ill before they have said a word. The edge lets them wait for its banner, and
 * refuses those who do not. The wait is for a client that speaks for itself at {@code mx}; nobody that we trust, no upstream
 * and nobody on an allow list is ever one.
 *
 * <p>Not handled: a suspicion of one recipient only, or one that comes up after the banner.
 */
@NullMarked
package io.postern.policy.suspect;

import org.jspecify.annotations.NullMarked;
