// SPDX-License-Identifier: Apache-2.0
/**
 * {@code ./postern parked}: what no service could read. It is listed with the place it came from and, where this release can
 * read it, whose mail it is; mail is written back to its topic, octet for octet, and what is none is discarded.
 *
 * <p>A record is marked before it is written back and when it has been, so that none goes twice without being asked for. What
 * is done with is removed from the beginning of {@code postern.parked}; until then it stays there and is not listed.
 *
 * <p>Mail that this release reads is never discarded before a replay was begun: it is the only copy. What came from a topic of
 * mail and cannot be read is discarded by its id and with {@code --even-mail} only.
 *
 * <p>Questions and answers of the line are not written back: their clients have read 451 and come again. Whoever may write to
 * {@code postern.parked} says what is in the list: an operator should look before mail goes back to a lane.
 */
@NullMarked
package io.postern.launcher.parked;

import org.jspecify.annotations.NullMarked;
