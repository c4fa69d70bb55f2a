// SPDX-License-Identifier: Apache-2.0
/**
 * {@code ./postern send}: hands a message to the running system through its listener for our own machines, so that it is
 * judged, queued and traced like any mail.
 *
 * <p>The message is composed and submitted by Vert.x Mail, which tells the Message-ID and not the server's last reply;
 * so its connection passes through a socket of ours, where that reply is read.
 */
@NullMarked
package io.postern.launcher.send;

import org.jspecify.annotations.NullMarked;
