// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A setting of an existing durable topic that is worse than declared.
 *
 * @param setting Kafka's name of it
 * @param actual its value in Kafka
 * @param wanted the declared value
 * @param losesMail it removes records that are still needed; otherwise they are only less safe
 */
public record TopicDifference(String topic, String setting, String actual, String wanted, boolean losesMail) {
    private static final String KEPT = "retention.ms";
    private static final String OCTETS = "retention.bytes";
    private static final String CLEANUP = "cleanup.policy";
    private static final List<String> SAFETY = List.of("flush.messages", "message.timestamp.type");

    /**
     * Keeping more, and for longer, than declared is fine.
     *
     * @param actual Kafka's settings of the topic
     */
    static List<TopicDifference> between(Topic topic, boolean flush, Map<String, String> actual) {
        if (topic.kind() != Topic.Kind.DURABLE) {
            return List.of();
        }
        var wanted = topic.settings(flush);
        var cleanup = actual.getOrDefault(CLEANUP, "delete");
        var found = new ArrayList<TopicDifference>();
        if (cleanup.contains("delete")) {
            for (var limit : List.of(KEPT, OCTETS)) {
                if (less(actual.get(limit), wanted.get(limit))) {
                    found.add(of(topic, limit, actual, wanted, true));
                }
            }
        }
        if (cleanup.contains("compact") && !topic.compacted()) {
            found.add(of(topic, CLEANUP, actual, wanted, true));
        }
        for (var setting : SAFETY) {
            var want = wanted.get(setting);
            if (want != null && !want.equals(actual.get(setting))) {
                found.add(of(topic, setting, actual, wanted, false));
            }
        }
        return found;
    }

    /** A sentence for the operator. */
    public String sentence() {
        var what = switch (setting) {
            case KEPT -> "keeps records for %s and not %s".formatted(time(actual), time(wanted));
            case OCTETS -> "keeps at most %s octets where there may be no limit".formatted(actual);
            case CLEANUP -> "keeps only the last record for each key, where all are needed";
            default -> "has %s where %s is needed".formatted(actual, wanted);
        };
        return "Topic %s %s (%s=%s, not %s)".formatted(topic, what, setting, actual, wanted);
    }

    private static TopicDifference of(
            Topic topic, String setting, Map<String, String> actual, Map<String, String> wanted, boolean losesMail) {
        return new TopicDifference(
                topic.name(),
                setting,
                actual.getOrDefault(setting, "nothing"),
                wanted.getOrDefault(setting, ""),
                losesMail);
    }

    /** -1 is no limit. */
    private static boolean less(String actual, String wanted) {
        long have = Long.parseLong(actual);
        long want = Long.parseLong(wanted);
        return have != -1 && (want == -1 || have < want);
    }

    private static String time(String millis) {
        if (millis.equals("-1")) {
            return "until they are finished";
        }
        var left = Duration.ofMillis(Long.parseLong(millis));
        var parts = new ArrayList<String>();
        add(parts, left.toDays(), "d");
        add(parts, left.toHoursPart(), "h");
        add(parts, left.toMinutesPart(), "min");
        add(parts, left.toSecondsPart(), "s");
        add(parts, left.toMillisPart(), "ms");
        return parts.isEmpty() ? "no time" : String.join(" ", parts);
    }

    private static void add(List<String> parts, long count, String unit) {
        if (count > 0) {
            parts.add(count + " " + unit);
        }
    }
}
