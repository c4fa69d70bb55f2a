// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

/** What is said to those who get no session, with its CRLF. */
public final class NoSession {
    /** There is no room. */
    public static final String TOO_BUSY = Replies.TOO_BUSY.lines();

    /** We are going. */
    public static final String SHUTTING_DOWN = Replies.SHUTTING_DOWN.lines();

    private NoSession() {}
}
