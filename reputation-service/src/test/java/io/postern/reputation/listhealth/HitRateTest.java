// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.listhealth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HitRateTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # how much of all names it lists                     | now  | usually | it is
            as much as always                                    | 0.30 | 0.25    | -
            twice as much                                        | 0.50 | 0.25    | -
            more than three times as much                        | 0.80 | 0.25    | SURGE
            ten times as much of very little                     | 0.10 | 0.01    | -
            a third of all, of a list that listed nobody         | 0.33 | 0.00    | SURGE
            nearly everything                                    | 0.96 | 0.40    | NEARLY_ALL
            nearly everything, of a list without history         | 0.96 | NaN     | NEARLY_ALL
            much, of a list without history                      | 0.90 | NaN     | -
            nearly everything, of a list that always did         | 0.99 | 0.90    | -
            """)
    void judges(String what, double share, double history, String expected) {
        var fault = HitRate.judge(share, history);
        assertThat(fault == null ? "-" : fault.name()).isEqualTo(expected);
    }

    @Test
    void a_list_that_suddenly_lists_far_more_than_its_own_history_stands_out() {
        var rate = new HitRate(40, Duration.ofMinutes(5), NOON);
        var now = NOON;
        // Twenty blocks of forty names and five minutes, a tenth of them listed.
        for (int i = 0; i < 800; i++) {
            now = now.plusSeconds(8);
            assertThat(rate.count("usual" + i, i % 10 == 0, now)).isNull();
        }
        assertThat(rate.history()).isBetween(0.08, 0.12);
        assertThat(rate.last()).isBetween(0.08, 0.12);
        var alarms = new ArrayList<HitRate.Alarm>();
        var begun = now;
        for (int i = 0; i < 40; i++) {
            now = now.plusSeconds(1);
            var alarm = rate.count("then" + i, i % 2 == 0, now);
            if (alarm != null) {
                alarms.add(alarm);
            }
        }
        assertThat(alarms).hasSize(1);
        assertThat(alarms.getFirst().words()).isEqualTo("lists 20 of 40, where it used to list 10 in a hundred");
        assertThat(alarms.getFirst().since()).isBetween(begun.minusSeconds(10), begun);
    }

    @Test
    void one_client_that_knocks_a_thousand_times_is_one() {
        var rate = new HitRate(40, Duration.ofMinutes(5), NOON);
        for (int i = 0; i < 1000; i++) {
            assertThat(rate.count("always the same", true, NOON.plusSeconds(i))).isNull();
        }
    }

    @Test
    void a_list_that_lists_everybody_stands_out_at_once() {
        var rate = new HitRate(40, Duration.ofMinutes(5), NOON);
        var alarms = new ArrayList<HitRate.Alarm>();
        for (int i = 0; i < 40; i++) {
            var alarm = rate.count("n" + i, true, NOON.plusMillis(i));
            if (alarm != null) {
                alarms.add(alarm);
            }
        }
        assertThat(alarms).extracting(HitRate.Alarm::words).isEqualTo(List.of("lists 40 of 40, nearly everything"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            it still lists nearly all of the last names | 50 | 50 | 0.1 | false
            it lists as many as it used to              | 50 | 6  | 0.1 | true
            too few were answered to tell               | 9  | 9  | 0.1 | true
            nobody came meanwhile                       | 0  | 0  | 0.1 | true
            """)
    void it_comes_back_when_the_last_names_are_as_usual(
            String what, int answered, int listed, double history, boolean well) {
        assertThat(Sample.judge(answered, listed, history) == null).isEqualTo(well);
    }

    @Test
    void the_sample_is_of_the_last_names() {
        var sample = new Sample();
        for (int i = 0; i < 1000; i++) {
            sample.add("n" + i);
            sample.add("n" + i);
        }
        assertThat(sample.labels()).hasSize(50).first().isEqualTo("n950");
    }
}
