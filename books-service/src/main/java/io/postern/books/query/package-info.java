// SPDX-License-Identifier: Apache-2.0
/**
 * Answers to questions about what is open: how much waits, what is past its time, and why something is not delivered.
 *
 * <p>An entry is past its time when what should have happened by itself has not, for longer than the grace: no outcome of
 * an accepted message, no further one of a deferred. Mail on hold waits for a person and is never past its time. Past its
 * time is not lost; but whatever is lost is past its time in the end.
 */
@NullMarked
package io.postern.books.query;

import org.jspecify.annotations.NullMarked;
