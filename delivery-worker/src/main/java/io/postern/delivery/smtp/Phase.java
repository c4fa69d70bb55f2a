// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

/** What the client waits for; each has its own time-out (RFC 5321 4.5.3.2). */
public enum Phase {
    CONNECT("the connection"),
    BANNER("the greeting"),
    HELO("the reply to EHLO"),
    MAIL("the reply to MAIL FROM"),
    RCPT("the reply to RCPT TO"),
    DATA("the reply to DATA"),
    BLOCK("the server to read the message"),
    END("the reply to the end of the message"),
    QUIT("the reply to QUIT");

    private final String what;

    Phase(String what) {
        this.what = what;
    }

    /** For a sentence: «waiting for …». */
    public String what() {
        return what;
    }
}
