// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.scanner;

import io.postern.contracts.finding.ScanFinding;
import io.postern.reputation.content.MessageSource;
import java.io.IOException;

/** One way to ask, over a connection that was made for this question. */
interface Scanner {
    /**
     * Asks about a message; blocks, and ends when the conversation is closed.
     *
     * @return unknown if the scanner says that it cannot tell
     * @throws ContentFailure if the message cannot be read
     * @throws IOException if the scanner does not answer, or not as it should
     */
    ScanFinding scan(Conversation conversation, MessageSource message, ScanQuestion question) throws IOException;

    /**
     * Asks for a sign of life.
     *
     * @throws IOException if there is none
     */
    void probe(Conversation conversation) throws IOException;

    static Scanner of(ScannerSettings settings) {
        return switch (settings.kind()) {
            case CLAMD -> new Clamd(settings.name());
            case RSPAMD -> new Rspamd(settings.name());
            case MILTER -> new Milter(settings.name());
        };
    }

    /** The message cannot be read, which is not the scanner's fault. */
    final class ContentFailure extends IOException {
        private static final long serialVersionUID = 1;

        ContentFailure(IOException cause) {
            super("the message cannot be read: " + cause.getMessage(), cause);
        }
    }
}
