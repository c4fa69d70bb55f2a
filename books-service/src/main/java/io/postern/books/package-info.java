// SPDX-License-Identifier: Apache-2.0
/**
 * The books: for each message and recipient that was answered with 250 they say in the end delivered, reported or removed
 * by a named rule, and until then where it waits. What stays open past its time is shown, by reason.
 *
 * <p>{@code entry} is the set itself, and knows no Kafka; {@code orders} says what is on hold; {@code reading} feeds it from
 * the lanes, the outcomes, the quarantine and the orders; {@code checkpoint} keeps it over a restart; {@code query} answers
 * questions; {@code look} asks about what is beside them, {@code room} and {@code parked}. The service takes part in no mail:
 * without it mail goes on, and the books catch up. One instance at a time.
 *
 * <p>Not handled: what was removed from a lane before it was ever read here, which is counted as unread.
 */
@NullMarked
package io.postern.books;

import org.jspecify.annotations.NullMarked;
