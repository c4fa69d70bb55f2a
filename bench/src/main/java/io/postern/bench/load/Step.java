// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.load;

/** What a session waits for. */
enum Step {
    /** No connection. */
    FREE("free"),
    /** The connection and the server's greeting. */
    BANNER("banner"),
    EHLO("EHLO"),
    XCLIENT("XCLIENT"),
    /** XCLIENT starts the session anew: the client greets once more. */
    EHLO_AGAIN("EHLO"),
    MAIL("MAIL"),
    RCPT("RCPT"),
    DATA("DATA"),
    /** The answer to the content, that is to the final dot. */
    CONTENT("content"),
    /** Connected, with nothing to send. */
    IDLE("idle"),
    QUIT("QUIT");

    private final String shown;

    Step(String shown) {
        this.shown = shown;
    }

    /** Whether the reply lets the dialogue go on (RFC 5321 section 4.3.2). */
    boolean goesOnWith(int code) {
        return this == DATA ? code == 354 : code >= 200 && code < 300;
    }

    /** What comes after a reply that lets the dialogue go on. */
    Step next(ClientAddress how) {
        return switch (this) {
            case BANNER -> EHLO;
            case EHLO -> how == ClientAddress.XCLIENT ? XCLIENT : MAIL;
            case XCLIENT -> EHLO_AGAIN;
            case EHLO_AGAIN -> MAIL;
            case MAIL -> RCPT;
            case RCPT -> DATA;
            case DATA -> CONTENT;
            case CONTENT -> IDLE;
            case IDLE -> MAIL;
            case QUIT, FREE -> FREE;
        };
    }

    @Override
    public String toString() {
        return shown;
    }
}
