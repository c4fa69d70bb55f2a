// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

/** What the client does next. */
sealed interface Step {
    Step WAIT = new Wait();

    /** Nothing until the next reply. */
    record Wait() implements Step {}

    /** @param lines commands, each with its CRLF */
    record Say(String lines) implements Step {}

    /** Send the message with its final dot, then call {@link MailDialogue#contentSent}. */
    record SendContent() implements Step {}

    /** This dialogue is over. */
    record Over(Then then) implements Step {}

    /** What becomes of the connection. */
    enum Then {
        /** It may be used for another message. */
        GO_ON,
        /** A polite end. */
        QUIT,
        /** An end without a word, as the server expects a message now: whatever we said would become a part of it. */
        CLOSE
    }
}
