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

    /** Two holds take turns in the topic, and one of them is released. */
    @Test
    void held_mail_is_written_anew_before_a_commit_cannot_tell_any_longer_what_has_left_from_among_it() {
        var mail = new WaitingPartition(LONGEST, true, new Moved(), 1);
        for (int offset = 0; offset < 1600; offset++) {
            mail.read(offset, 0, 0, NOW, true, 1, 2, 3, 4);
        }
        for (int left = 1; left < 801; left += 2) {
            mail.moved(left);
        }
        mail.gather(mail.text(3500).length(), 3500, NOW);
        assertThat(mail.pointers().firstDue()).isEqualTo(Pointers.NEVER);

        for (int left = 801; left < 1200; left += 2) {
            mail.moved(left);
        }
        mail.gather(mail.text(3500).length(), 3500, NOW);
        assertThat(mail.pointers().firstDue()).isEqualTo(NOW);
        while (mail.pointers().firstDue() == NOW) {
            mail.moved(mail.pointers().poll(new int[Pointers.HASHES]));
        }

        mail.read(1600, 0, 0, NOW, true, 1, 2, 3, 4);
        mail.gather(mail.text(3500).length(), 3500, NOW + 1);
        assertThat(mail.text(3500)).isEmpty();
        assertThat(mail.lowest()).isEqualTo(1600);
        assertThat(mail.pointers().firstDue()).as("what was written anew stays").isEqualTo(Pointers.NEVER);
    }

    @Test
    void what_comes_back_while_all_is_written_anew_is_not_woken_a_second_time() {
        var mail = new WaitingPartition(LONGEST, true, new Moved(), 1);
        mail.read(0, 0, 0, NOW, true, 1, 2, 3, 4);
        mail.gather(2000, 3500, NOW);
        assertThat(mail.pointers().poll(new int[Pointers.HASHES])).isZero();
        mail.read(1, 0, 0, NOW, true, 1, 2, 3, 4);
        mail.gather(2000, 3500, NOW + 1);
        assertThat(mail.pointers().firstDue()).isEqualTo(Pointers.NEVER);
    }

    @Test
    void mail_that_waits_for_its_time_is_never_woken_for_the_commits_sake() {
        partition.read(0, TEN.plusSeconds(600).toEpochMilli(), TEN.toEpochMilli(), NOW, false, 1, 2, 3, 4);
        partition.gather(3500, 3500, NOW);
        assertThat(partition.pointers().firstDue()).isEqualTo(NOW + 600_000);
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
