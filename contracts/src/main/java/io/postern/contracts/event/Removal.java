// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.util.List;
import java.util.Objects;

/**
 * A declared edit: octets of a message's content that are left out when it is delivered. The content itself stays as it came.
 *
 * @param from octets of the content before it
 * @param octets how many, at least one
 * @param field the name of the header field that they are, for people
 */
public record Removal(long from, int octets, String field) {
    public Removal {
        Objects.requireNonNull(field, "field");
        if (from < 0 || octets < 1) {
            throw new IllegalArgumentException("no octets of a message: " + octets + " from " + from);
        }
    }

    /** Octets of the content before and in it. */
    public long to() {
        return from + octets;
    }

    /**
     * The same, if they are in the order of the content, and none reaches into another one or beyond the end.
     *
     * @param size octets of the content
     * @throws IllegalArgumentException if they are not
     */
    static List<Removal> within(long size, List<Removal> removals) {
        long end = 0;
        for (var removal : removals) {
            if (removal.from() < end || removal.to() > size) {
                throw new IllegalArgumentException("a removal that the message does not have: " + removal);
            }
            end = removal.to();
        }
        return List.copyOf(removals);
    }
}
