// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.greylist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StrangersTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final long NOON = 1_700_000_000_000L;

    private final Strangers strangers = new Strangers(HOUR, NOON);

    @Test
    void whoever_was_seen_waits_until_it_passes() {
        strangers.seen(NOON);
        strangers.seen(NOON + 1);
        assertThat(strangers.waiting(NOON + 1000)).isEqualTo(2);

        strangers.passed(NOON + 300_000, Duration.ofMillis(300_000));
        assertThat(strangers.waiting(NOON + 300_000)).isEqualTo(1);
        assertThat(strangers.closed(NOON + 300_000)).isZero();
    }

    @Test
    void when_its_time_is_over_it_has_passed_or_never_came_back() {
        strangers.seen(NOON);
        strangers.seen(NOON);
        strangers.seen(NOON);
        strangers.passed(NOON + 300_000, Duration.ofMillis(300_000));

        long later = NOON + HOUR.plusMinutes(2).toMillis();
        assertThat(strangers.waiting(later)).isZero();
        assertThat(strangers.closed(later)).isEqualTo(3);
        assertThat(strangers.closedPassed(later)).isEqualTo(1);
    }

    @Test
    void two_processes_tell_together_what_one_would() {
        var other = new Strangers(HOUR, NOON);
        strangers.seen(NOON);
        other.passed(NOON + 300_000, Duration.ofMillis(300_000));

        assertThat(strangers.waiting(NOON + 300_000) + other.waiting(NOON + 300_000))
                .isZero();
    }

    @Test
    void who_was_first_seen_before_the_process_began_is_not_counted() {
        strangers.passed(NOON + 1000, Duration.ofMinutes(5));
        assertThat(strangers.waiting(NOON + 1000)).isZero();
    }
}
