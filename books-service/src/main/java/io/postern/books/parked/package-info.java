// SPDX-License-Identifier: Apache-2.0
/**
 * How many records lie in {@code postern.parked} and wait for an operator, who replays or discards them ({@code ./postern parked}).
 * What services count as parked tells of it while it happens and forgets it when they are started anew; this is what is there now.
 *
 * <p>A record that was parked twice, as its service died over it, counts once; one that an operator has marked as done does not
 * count, nor does one that is removed. What it is about is known by the topic that it says it came from; its content is not read.
 * While Kafka does not answer nothing is said.
 */
@NullMarked
package io.postern.books.parked;

import org.jspecify.annotations.NullMarked;
