// SPDX-License-Identifier: Apache-2.0
package io.postern.books.parked;

/** Kafka does not say what is parked; the message tells why. */
public final class ParkedUnknown extends Exception {
    private static final long serialVersionUID = 1;

    ParkedUnknown(String why) {
        super("what is parked is not known: " + why);
    }
}
