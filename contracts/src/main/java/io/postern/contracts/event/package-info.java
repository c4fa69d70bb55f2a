// SPDX-License-Identifier: Apache-2.0
/**
 * Every fact of the system, as a record.
 *
 * <p>An {@link io.postern.contracts.event.Inquiry} is asked by the edge, an {@link
 * io.postern.contracts.event.Assessment} adds what the world said, a {@link
 * io.postern.contracts.event.Verdict} answers. An {@link io.postern.contracts.event.OutboundMessage} is mail
 * that was answered with 250; a {@link io.postern.contracts.event.DeliveryOutcome} says what became of one
 * recipient of it.
 *
 * <p>A record is complete, or it cannot be made: its constructor refuses what is missing, so a record on a topic that
 * leaves something out is as unreadable as garbage, and parked. A record carries all that its reader needs, so nobody joins. Fields may be added within a version and never
 * change their meaning; how records look on the wire is {@code io.postern.contracts.wire}.
 */
@NullMarked
package io.postern.contracts.event;

import org.jspecify.annotations.NullMarked;
