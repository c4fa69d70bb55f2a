// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.util.List;
import java.util.Objects;

/**
 * A declared edit: text that is put into a message's content when it is delivered. The content itself stays as it came.
 *
 * @param at octets of the content before it
 * @param text ASCII
 * @param field the name of the header field that it goes into, for people
 */
public record Insertion(long at, String text, String field) {
    public Insertion {
        Objects.requireNonNull(field, "field");
        if (at < 0 || text.isEmpty() || !text.chars().allMatch(c -> c < 128)) {
            throw new IllegalArgumentException("nothing that could be put into a message at " + at);
        }
    }

    /**
     * The same, if they are in the order of the content, and none is at its end or within what is removed.
     *
     * @param size octets of the content
     * @throws IllegalArgumentException if they are not
     */
    static List<Insertion> within(long size, List<Insertion> insertions, List<Removal> removals) {
        long last = 0;
        for (var insertion : insertions) {
            long at = insertion.at();
            if (at < last || at >= size || removals.stream().anyMatch(gone -> gone.from() < at && at < gone.to())) {
                throw new IllegalArgumentException("an insertion that the message has no place for: " + insertion);
            }
            last = at;
        }
        return List.copyOf(insertions);
    }
}
