// SPDX-License-Identifier: Apache-2.0
/**
 * The edge as a service: sockets on Vert.x, Kafka, configuration, metrics, start and stop.
 *
 * <p>Thin on purpose; what is said to clients stands in {@code io.postern.edge.session}. A session belongs to one
 * event loop and is never touched by another thread. At a stop no door is open any more, idle clients are told to come
 * back later, and transactions in flight may end.
 *
 * <p>TLS will be an option of the listener here, STARTTLS an upgrade of the socket.
 */
@NullMarked
package io.postern.edge.smtp;

import org.jspecify.annotations.NullMarked;
