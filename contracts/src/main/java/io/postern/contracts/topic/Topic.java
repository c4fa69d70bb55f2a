// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.topic;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A topic as it is to be created.
 *
 * @param partitions on a single broker more than a few cost flushes (docs/adr/0002)
 * @param retention how long records stay; null: no limit by time
 * @param compacted of records with the same key only the last is kept
 */
public record Topic(
        String name, Kind kind, int partitions, @Nullable Duration retention, Duration segment, boolean compacted) {
    /** A topic that is not compacted. */
    public Topic(String name, Kind kind, int partitions, @Nullable Duration retention, Duration segment) {
        this(name, kind, partitions, retention, segment, false);
    }

    public enum Kind {
        /** {@code acks=1}, minutes: a lost record costs a client a 451. */
        LINE,
        /** {@code acks=all} and, on a single broker, flushed before it is acknowledged: this is mail. */
        DURABLE,
        /** {@code acks=all}, kept for some time: explanation, replay, reports. */
        RECORD
    }

    /** Kafka's own settings for this topic. */
    public Map<String, String> settings(boolean flush) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("retention.ms", retention == null ? "-1" : Long.toString(retention.toMillis()));
        settings.put("retention.bytes", "-1");
        settings.put("cleanup.policy", cleanup());
        settings.put("segment.ms", Long.toString(segment.toMillis()));
        settings.put("segment.bytes", Integer.toString(kind == Kind.LINE ? 16 << 20 : 64 << 20));
        settings.put("max.message.bytes", Integer.toString(8 << 20));
        settings.put("message.timestamp.type", kind == Kind.LINE ? "CreateTime" : "LogAppendTime");
        settings.put("unclean.leader.election.enable", "false");
        if (kind == Kind.DURABLE && flush) {
            settings.put("flush.messages", "1");
        }
        return settings;
    }

    private String cleanup() {
        if (!compacted) {
            return "delete";
        }
        return retention == null ? "compact" : "compact,delete";
    }
}
