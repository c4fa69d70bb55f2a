// SPDX-License-Identifier: Apache-2.0
/**
 * The SMTP server: speaks with clients, asks, waits for the verdict, answers. It decides nothing itself.
 *
 * <p>{@code wire} cuts octets into lines and content, {@code command} and {@code address} understand them, {@code
 * session} is the conversation, {@code body} keeps the content, {@code proxy} and {@code network} say who it is, {@code
 * trace} what is left behind. All of that is plain Java. {@code smtp} ties it to sockets, Kafka and configuration.
 *
 * <p>TLS will come in beneath the session, at the socket in {@code smtp}.
 */
@NullMarked
package io.postern.edge;

import org.jspecify.annotations.NullMarked;
