// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.explanation;

/** The request cannot be answered; the message is a sentence for who asks. */
final class BadCase extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;

    BadCase(String sentence) {
        this(400, sentence);
    }

    /** @param status of HTTP, 400 or 413 */
    BadCase(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    int status() {
        return status;
    }
}
