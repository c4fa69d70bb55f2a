// SPDX-License-Identifier: Apache-2.0
/**
 * What the world is told: outcomes to {@code postern.deliveries}, acknowledged before an attempt is closed; dialogues
 * to {@code postern.transcripts}, for which nobody waits and some of which may be lost; counters and gauges.
 *
 * <p>Not handled: reports to the sender of a message, which are mail ({@code dsn}).
 */
@NullMarked
package io.postern.delivery.publication;

import org.jspecify.annotations.NullMarked;
