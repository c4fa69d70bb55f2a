// SPDX-License-Identifier: Apache-2.0
/**
 * {@code ./postern accounts}: who may sign in to submit mail, and what they may send as; written to {@code
 * postern.accounts}. What is printed is true once it is printed: Kafka has it on disk, and every edge knows it within a
 * second. A session that has signed in goes on.
 *
 * <p>Passwords are read from the terminal without echo, from a file, or from standard input, never from the command line,
 * where others see them. Only what SCRAM-SHA-256 makes of them is kept, and it is never printed.
 *
 * <p>Not handled: two operators who change one account at the same moment; the one who is later wins.
 */
@NullMarked
package io.postern.launcher.accounts;

import org.jspecify.annotations.NullMarked;
