// SPDX-License-Identifier: Apache-2.0
package io.postern.books.content;

/** Kafka does not say how long content is kept; the message tells why. */
public final class RetentionUnknown extends Exception {
    private static final long serialVersionUID = 1;

    RetentionUnknown(String why) {
        super("how long content is kept is not known: " + why);
    }
}
