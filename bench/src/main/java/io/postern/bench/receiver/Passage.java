// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.receiver;

import java.time.Instant;

/**
 * How a message came to a recipient.
 *
 * @param messageId its Message-ID header
 * @param firstTry when the recipient was first asked for
 * @param delivered when its content was first taken
 * @param tries how often the recipient was asked for until then
 * @param copies how often it was taken in all; above 1 there were duplicates
 * @param last when it was last taken
 */
public record Passage(
        String messageId, String recipient, Instant firstTry, Instant delivered, int tries, int copies, Instant last) {

    Passage again(Instant at) {
        return new Passage(messageId, recipient, firstTry, delivered, tries, copies + 1, at);
    }

    /** Tries that brought nothing: all but the first, which nobody can know better, and the last. */
    int wasted() {
        return Math.max(0, tries - 2);
    }
}
