// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionPlanTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            # reputation, policy, edges, workers, line, verdicts, lanes
            1,            1,      1,     1,       2,    4,        1
            2,            2,      2,     2,       2,    4,        2
            4,            2,      1,     4,       4,    4,        4
            1,            3,      6,     1,       3,    6,        1
            """)
    void every_instance_has_a_partition(
            int reputation, int policy, int edges, int workers, int line, int verdicts, int lanes) {
        assertThat(PartitionPlan.FEW.forInstances(reputation, policy, edges, workers))
                .isEqualTo(new PartitionPlan(line, verdicts, lanes));
    }

    @Test
    void a_plan_without_a_second_partition_to_ask_on_is_refused_in_a_sentence() {
        assertThatThrownBy(() -> new PartitionPlan(1, 4, 1))
                .hasMessage("postern.kafka.partitions.line is 1, and must be 2 or more");
    }

    @Test
    void the_topics_that_are_shared_have_them_and_no_others() {
        var plan = new PartitionPlan(8, 6, 5);
        var topics = Topics.all(RetryTiers.of(List.of(Duration.ofMinutes(15))), Duration.ofDays(1), plan);
        assertThat(topics)
                .allSatisfy(topic -> assertThat(topic.partitions())
                        .isEqualTo(
                                switch (topic.name()) {
                                    case Topics.INQUIRIES, Topics.ASSESSMENTS -> 8;
                                    case Topics.VERDICTS -> 6;
                                    default -> topic.name().startsWith("postern.outbound.") ? 5 : 1;
                                }));
    }
}
