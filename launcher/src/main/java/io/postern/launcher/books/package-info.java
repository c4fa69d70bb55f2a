// SPDX-License-Identifier: Apache-2.0
/**
 * {@code ./postern books}: do the books balance, and what is past its time.
 *
 * <p>It asks the running books-service, and so shows what that has read so far. Exit code 0: every message and recipient
 * that was accepted is settled, or queued and in its time. 3: something is past its time, or the books contradict
 * themselves. 1: the books do not answer.
 */
@NullMarked
package io.postern.launcher.books;

import org.jspecify.annotations.NullMarked;
