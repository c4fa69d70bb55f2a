// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.index;

import io.postern.contracts.topic.Topics;

/** Where a record is. */
public record Place(Source source, int partition, long offset) {
    private static final int PARTITION_BITS = 12;
    private static final int OFFSET_BITS = 50;

    /** The topics that are read. */
    public enum Source {
        HISTORY(Topics.HISTORY),
        TRANSCRIPTS(Topics.TRANSCRIPTS);

        private final String topic;

        Source(String topic) {
            this.topic = topic;
        }

        public String topic() {
            return topic;
        }
    }

    long packed() {
        return (long) source.ordinal() << PARTITION_BITS + OFFSET_BITS | (long) partition << OFFSET_BITS | offset;
    }

    static Place unpacked(long packed) {
        return new Place(
                Source.values()[(int) (packed >>> PARTITION_BITS + OFFSET_BITS)],
                (int) (packed >>> OFFSET_BITS) & (1 << PARTITION_BITS) - 1,
                packed & (1L << OFFSET_BITS) - 1);
    }
}
