// SPDX-License-Identifier: Apache-2.0
/**
 * One SMTP session, from the first octet to the last, without a socket.
 *
 * <p>{@link io.postern.edge.session.Conversation} says what a command leads to in a state; {@link
 * io.postern.edge.session.Session} reads, asks, and carries it out; every word that a stranger gets to read stands in
 * {@link io.postern.edge.session.Replies}. Whether mail is wanted is never decided here: verdicts say so, and without
 * one in time the answer is temporary. A 250 for a message is given after it is safe, never before.
 *
 * <p>Not here: what a line or a command looks like, how passwords are checked, and how much anybody may take of us.
 */
@NullMarked
package io.postern.edge.session;

import org.jspecify.annotations.NullMarked;
