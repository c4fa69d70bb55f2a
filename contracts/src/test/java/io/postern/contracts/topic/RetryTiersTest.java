// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryTiersTest {
    private final RetryTiers tiers = RetryTiers.of(List.of(Duration.ofMinutes(15), Duration.ofMinutes(30)));

    @Test
    void there_is_a_topic_for_every_wait_and_for_every_hint() {
        assertThat(tiers.topics())
                .containsExactly(
                        "postern.retry.1m",
                        "postern.retry.5m",
                        "postern.retry.15m",
                        "postern.retry.30m",
                        "postern.retry.360m");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            nothing at all                    | PT0S    | postern.retry.1m
            a short hint                      | PT59S   | postern.retry.1m
            exactly the wait of a topic       | PT15M   | postern.retry.15m
            a hint between two waits          | PT6M    | postern.retry.15m
            longer than the schedule          | PT31M   | postern.retry.360m
            longer than anything              | PT99H   | postern.retry.360m
            """)
    void a_record_lies_in_the_shortest_topic_that_its_wait_fits_in(String what, Duration wait, String topic) {
        assertThat(tiers.topic(wait)).isEqualTo(topic);
    }

    @Test
    void a_schedule_of_seconds_has_topics_of_seconds() {
        assertThat(RetryTiers.of(List.of(Duration.ofSeconds(2), Duration.ofMillis(1500)))
                        .topics())
                .startsWith("postern.retry.1500ms", "postern.retry.2s", "postern.retry.1m");
    }
}
