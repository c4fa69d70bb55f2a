// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class KnownWaitsTest {
    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private final KnownWaits known = new KnownWaits(100, Duration.ofMinutes(1));

    @Test
    void one_caller_reads_what_is_not_known() {
        assertThat(known.of("x.test")).isNull();
        assertThat(known.due("x.test", 0)).isTrue();
        assertThat(known.due("x.test", 1)).isFalse();
        known.read("x.test", FIVE, 2);
        assertThat(known.of("x.test")).isEqualTo(FIVE);
    }

    @Test
    void what_is_old_is_read_anew_and_holds_meanwhile() {
        known.read("x.test", FIVE, 0);
        assertThat(known.due("x.test", MINUTE - 1)).isFalse();
        assertThat(known.due("x.test", MINUTE)).isTrue();
        assertThat(known.of("x.test")).isEqualTo(FIVE);
    }

    @Test
    void what_has_changed_is_read_at_once() {
        known.read("x.test", FIVE, 0);
        known.changed("x.test", 1);
        assertThat(known.due("x.test", 1)).isTrue();
    }

    @Test
    void what_could_not_be_read_holds_and_is_read_a_little_later() {
        known.read("x.test", FIVE, 0);
        known.due("x.test", MINUTE);
        known.failed("x.test", MINUTE);
        assertThat(known.of("x.test")).isEqualTo(FIVE);
        assertThat(known.due("x.test", MINUTE + Duration.ofSeconds(4).toNanos()))
                .isFalse();
        assertThat(known.due("x.test", MINUTE + Duration.ofSeconds(5).toNanos()))
                .isTrue();
    }

    @Test
    void a_million_domains_take_no_more_room_than_a_few() {
        for (int i = 0; i < 1_000_000; i++) {
            known.due("d" + i + ".test", i);
            known.of("x.test");
        }
        assertThat(known.size()).isLessThanOrEqualTo(200);
    }

    @Test
    void a_site_in_use_stays_when_others_come_and_go() {
        known.read("x.test", FIVE, 0);
        for (int i = 0; i < 1_000; i++) {
            known.due("d" + i + ".test", i * MINUTE);
            known.due("x.test", i * MINUTE);
        }
        assertThat(known.of("x.test")).isEqualTo(FIVE);
    }
}
