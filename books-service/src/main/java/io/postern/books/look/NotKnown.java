// SPDX-License-Identifier: Apache-2.0
package io.postern.books.look;

/** Whoever was asked did not say; the message is a sentence for the log. */
public final class NotKnown extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotKnown(String message) {
        super(message);
    }
}
