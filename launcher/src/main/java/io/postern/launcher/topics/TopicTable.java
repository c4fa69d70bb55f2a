// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.topics;

import io.postern.contracts.topic.Topic;
import io.postern.launcher.books.TimeWords;
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
        return TimeWords.of(retention) + (topic.compacted() ? ", the last for each key" : "");
    }
}
