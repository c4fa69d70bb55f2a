// SPDX-License-Identifier: Apache-2.0
package io.postern.books.entry;

import io.postern.contracts.event.Lane;
import java.util.List;

/**
 * What the books need of a record on a lane.
 *
 * @param acceptedAt milliseconds since 1970
 * @param appendedAt when the record was written, by the broker's clock, in milliseconds since 1970
 * @param attempt that is due
 * @param waited the record has been in a retry topic
 * @param sender empty for the null sender
 * @param content topic that its content lies in; empty where that travels with the record
 */
public record LaneRecord(
        String messageId,
        String recordId,
        Lane lane,
        long acceptedAt,
        long appendedAt,
        int attempt,
        boolean waited,
        String sender,
        List<String> recipients,
        String content) {

    /** Whether a message begins here; all other records carry on one that has begun. */
    boolean begins() {
        return attempt == 1 && !waited && EntryKey.begins(messageId, recordId);
    }

    boolean released() {
        return EntryKey.release(recordId) > 0;
    }

    String key(String recipient) {
        return EntryKey.of(messageId, recordId, recipient);
    }
}
