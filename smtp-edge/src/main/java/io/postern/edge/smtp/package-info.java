// SPDX-License-Identifier: Apache-2.0
/**
 * The edge as a service: sockets on Vert.x, Kafka, configuration, metrics, start and stop.
 *
 * <p>Thin on purpose; what is said to clients stands in {@code io.postern.edge.session}. A session belongs to one
 * event loop and is never touched by another thread. At a stop idle and new clients are told to come back later,
 * transactions in flight may end, and whoever has handed in a message by then reads its answer.
 *
 * <p>TLS is the socket's, from the first octet or by an upgrade at STARTTLS; what is said about it is the session's.
 */
@NullMarked
package io.postern.edge.smtp;

import org.jspecify.annotations.NullMarked;
