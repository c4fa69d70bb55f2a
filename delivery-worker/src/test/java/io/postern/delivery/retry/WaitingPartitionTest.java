// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitingPartitionTest {
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final long NOW = 5_000_000;
    private static final Instant TEN = Instant.parse("2026-11-25T10:00:00Z");

    private final WaitingPartition partition = new WaitingPartition(LONGEST, false, new Moved(), 1);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            the clock is right: it leaves in its time                                  |  15 |   0 | 15
            the clock is right, and the record was read late                           |  15 |   6 |  9
            its time is over already: at once                                          |  15 |  20 |  0
            this machine's clock is an hour ahead: at once and never again too early   |  15 |  60 |  0
            this machine's clock is an hour behind: no longer than the topic is for    |  15 | -60 | 15
            the writer's clock was an hour ahead: no longer than the topic is for      |  75 |   0 | 15
            the writer's clock was an hour behind: at once                             | -45 |   0 |  0
            somebody wrote a year that never comes                                     | 9999999 | 0 | 15
            """)
    void waits_by_what_can_be_believed(String what, long dueInMinutes, long readAfterMinutes, long leavesAfterMinutes) {
        partition.read(
                0,
                TEN.plus(Duration.ofMinutes(dueInMinutes)).toEpochMilli(),
                TEN.plus(Duration.ofMinutes(readAfterMinutes)).toEpochMilli(),
                NOW,
                false,
                1,
                2,
                3,
                4);

        assertThat(partition.pointers().firstDue())
                .isEqualTo(NOW + Duration.ofMinutes(leavesAfterMinutes).toMillis());
    }

    @Test
    void a_clock_that_jumps_while_mail_waits_changes_nothing() {
        partition.read(0, TEN.plusSeconds(600).toEpochMilli(), TEN.toEpochMilli(), NOW, false, 1, 2, 3, 4);
        partition.read(
                1,
                TEN.plusSeconds(601).toEpochMilli(),
                TEN.plusSeconds(3600).toEpochMilli(),
                NOW + 1,
                false,
                1,
                2,
                3,
                4);

        // The second was read after the jump and is due at once; the first keeps its ten minutes.
        assertThat(partition.pointers().firstDue()).isEqualTo(NOW + 1);
        partition.pointers().poll(new int[Pointers.HASHES]);
        assertThat(partition.pointers().firstDue()).isEqualTo(NOW + 600_000);
    }
}
