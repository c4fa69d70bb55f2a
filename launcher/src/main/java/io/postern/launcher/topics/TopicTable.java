// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.topics;

import io.postern.contracts.topic.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;

/** Topics for a person, one line each. */
final class TopicTable {
    private TopicTable() {}

    static String of(Collection<Topic> topics) {
        int width =
                topics.stream().mapToInt(topic -> topic.name().length()).max().orElse(0);
        var out = new StringBuilder();
        for (var topic : topics) {
            out.append("%s%s  %-7s  %3d partition%s  %s%n"
                    .formatted(
                            topic.name(),
                            " ".repeat(width - topic.name().length()),
                            topic.kind().name().toLowerCase(Locale.ROOT),
                            topic.partitions(),
                            topic.partitions() == 1 ? " " : "s",
                            kept(topic)));
        }
        return out.toString();
    }

    private static String kept(Topic topic) {
        var retention = topic.retention();
        if (retention == null) {
            return topic.compacted() ? "the last for each key" : "until it is finished";
        }
        return words(retention) + (topic.compacted() ? ", the last for each key" : "");
    }

    private static String words(Duration time) {
        return time.toHours() == 0
                ? time.toMinutes() + " min"
                : (time.toDays() == 0 ? "" : time.toDays() + " d ")
                        + (time.toHoursPart() == 0 && time.toDays() > 0 ? "" : time.toHoursPart() + " h").strip();
    }
}
