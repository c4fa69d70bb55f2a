// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.topic.Topic;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicTableTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                        | partitions | retention | compacted | line
            of the line, for minutes      | 6          | PT10M     | false     | postern.a  record     6 partitions  10 min
            one partition                 | 1          | PT1H      | false     | postern.a  record     1 partition   1 h
            for days and hours            | 3          | PT36H     | false     | postern.a  record     3 partitions  1 d 12 h
            compacted, and for days       | 3          | P62D      | true      | postern.a  record     3 partitions  62 d, the last for each key
            compacted, and for hours      | 3          | PT5H30M   | true      | postern.a  record     3 partitions  5 h 30 min, the last for each key
            compacted                     | 12         |           | true      | postern.a  record    12 partitions  the last for each key
            mail                          | 128        |           | false     | postern.a  record   128 partitions  until it is finished
            """)
    void a_line_says_how_long_records_stay(
            String what, int partitions, @Nullable Duration retention, boolean compacted, String line) {
        assertThat(TopicTable.of(List.of(topic("postern.a", partitions, retention, compacted))))
                .isEqualTo(line + System.lineSeparator());
    }

    @Test
    void names_are_as_wide_as_the_longest() {
        assertThat(TopicTable.of(List.of(topic("a", 1, null, false), topic("postern", 1, null, false))))
                .isEqualTo("""
                        a        record     1 partition   until it is finished
                        postern  record     1 partition   until it is finished
                        """.replace("\n", System.lineSeparator()));
    }

    private static Topic topic(String name, int partitions, @Nullable Duration retention, boolean compacted) {
        return new Topic(name, Topic.Kind.RECORD, partitions, retention, Duration.ofHours(1), compacted);
    }
}
