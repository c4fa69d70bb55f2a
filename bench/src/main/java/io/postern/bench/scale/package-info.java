// SPDX-License-Identifier: Apache-2.0
/**
 * The stories of several instances: {@code ./postern bench story share}, {@code scale}, {@code drain}, {@code rolling} and {@code
 * brokers}. Each starts a system of its own, has clients hand in mail at a rate, does something to the system meanwhile, and says
 * in a sentence for each claim whether it holds.
 *
 * <p>Where workers come and go, the receiver takes longer for one message in fifty than a worker that stops waits: such a
 * message must come once, too.
 *
 * <p>Clients come to a door that is well, as a load balancer has them do, and come again when they are put off. Every try is a
 * message of its own, so that one whose answer was lost is not taken for one that came twice. Load, system and receiver share
 * the machine.
 */
@NullMarked
package io.postern.bench.scale;

import org.jspecify.annotations.NullMarked;
