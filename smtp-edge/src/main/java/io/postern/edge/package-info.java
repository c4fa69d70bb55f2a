// SPDX-License-Identifier: Apache-2.0
/**
 * The SMTP server: speaks with clients, asks, waits for the verdict, answers. It decides nothing itself.
 *
 * <p>{@code wire} cuts octets into lines and content, {@code command} and {@code address} understand them, {@code
 * session} is the conversation, {@code body} keeps the content, {@code forgery} and {@code subject} find what a delivery
 * leaves out of it or changes. {@code proxy}, {@code network} and {@code upstream} say who it is, {@code sasl}, {@code
 * account} and {@code lockout} who may sign in, {@code limit} how much one may take; {@code trace} is what is left behind.
 * {@code smtp} ties it to sockets, Kafka and configuration.
 *
 * <p>TLS lies beneath the session, at the socket in {@code smtp}, with keys from {@code tls}.
 */
@NullMarked
package io.postern.edge;

import org.jspecify.annotations.NullMarked;
