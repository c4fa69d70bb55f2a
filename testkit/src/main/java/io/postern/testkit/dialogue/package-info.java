// SPDX-License-Identifier: Apache-2.0
/**
 * Dialogues: what a client says to an SMTP server, octet by octet where it matters, and what the server must answer,
 * written down in files that any server can be held against. {@code acceptance/dialogues/README.md} has the format.
 *
 * <p>Reading a file and judging a reply are pure; {@link io.postern.testkit.dialogue.DialogueRunner} has the socket.
 * Every reply is also held to the form of RFC 5321 4.2, whatever the file expects. Servers that may differ are named in
 * the file, with the reason. TLS is spoken from where a file says so; certificates are not looked at.
 */
@NullMarked
package io.postern.testkit.dialogue;

import org.jspecify.annotations.NullMarked;
