// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicsTest {
    private static final List<Duration> SCHEDULE = List.of(Duration.ofMinutes(15), Duration.ofMinutes(30));
    private final List<Topic> topics = Topics.all(SCHEDULE);

    @Test
    void mail_that_waits_is_never_removed_by_time() {
        assertThat(topics)
                .filteredOn(
                        t -> t.name().startsWith("postern.outbound") || t.name().startsWith("postern.retry"))
                .hasSize(3 + 6)
                .allSatisfy(t -> {
                    assertThat(t.settings(true)).containsEntry("retention.ms", "-1");
                    assertThat(t.settings(true)).containsEntry("message.timestamp.type", "LogAppendTime");
                });
    }

    @Test
    void content_outlives_the_whole_schedule_by_a_day() {
        assertThat(topic(Topics.CONTENT).retention())
                .isEqualTo(Duration.ofDays(1).plusMinutes(45));
    }

    @Test
    void outcomes_are_kept_longer_than_the_longest_wait() {
        assertThat(topic(Topics.DELIVERIES).retention())
                .isGreaterThan(topic(Topics.CONTENT).retention());
    }

    @Test
    void durable_topics_are_flushed_on_a_single_broker_and_the_line_never_is() {
        assertThat(topics)
                .allSatisfy(t -> assertThat(t.settings(true).containsKey("flush.messages"))
                        .isEqualTo(t.kind() == Topic.Kind.DURABLE));
        assertThat(topics).allSatisfy(t -> assertThat(t.settings(false)).doesNotContainKey("flush.messages"));
    }

    @Test
    void the_line_has_a_second_partition_to_ask_again_on() {
        assertThat(topic(Topics.INQUIRIES).partitions()).isGreaterThan(1);
        assertThat(topic(Topics.ASSESSMENTS).partitions()).isGreaterThan(1);
    }

    @Test
    void an_account_stays_until_it_is_removed() {
        assertThat(topic(Topics.ACCOUNTS).kind()).isEqualTo(Topic.Kind.DURABLE);
        assertThat(topic(Topics.ACCOUNTS).settings(true))
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("retention.ms", "-1");
    }

    private Topic topic(String name) {
        return topics.stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
    }
}
