// SPDX-License-Identifier: Apache-2.0
package io.postern.books.room;

/** Whoever was asked did not say; the message is a sentence for the log. */
public final class RoomUnknown extends RuntimeException {
    RoomUnknown(String message) {
        super(message);
    }
}
