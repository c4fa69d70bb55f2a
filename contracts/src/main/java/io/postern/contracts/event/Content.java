// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.util.List;

/** The message as received: dot-unstuffed, byte for byte, with the CRLF of its last line. */
public sealed interface Content {
    /** Octets. */
    long size();

    /** At most 64 KiB; travels behind the JSON of its record. Do not change the array. */
    record Inline(byte[] bytes) implements Content {
        @Override
        public long size() {
            return bytes.length;
        }
    }

    /**
     * A reference into {@code postern.content}.
     *
     * @param offsets of the chunks, in order; others' chunks may lie between them
     * @param size octets
     * @param sha256 of the whole, in hexadecimal
     */
    record Stored(String topic, int partition, List<Long> offsets, long size, String sha256) implements Content {}
}
