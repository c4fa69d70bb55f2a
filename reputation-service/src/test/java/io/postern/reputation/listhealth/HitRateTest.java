// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.listhealth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HitRateTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # how much of all names it lists                     | now  | usually | networks | its probe | it is
            as much as always                                    | 0.30 | 0.25    | 40       | passed    | -
            twice as much                                        | 0.50 | 0.25    | 40       | passed    | -
            more than three times as much                        | 0.80 | 0.25    | 40       | passed    | SURGE
            ten times as much of very little                     | 0.10 | 0.01    | 40       | passed    | -
            a third of all, of a list that listed nobody         | 0.33 | 0.00    | 40       | passed    | SURGE
            a jump from nothing that is known is none            | 0.90 | NaN     | 5000     | failed    | -
            nearly everything of many                            | 0.96 | 0.40    | 200      | passed    | NEARLY_ALL
            nearly everything of a few is at most a jump         | 0.96 | 0.40    | 199      | passed    | -
            without history, and a probe failed                  | 0.96 | NaN     | 200      | failed    | NEARLY_ALL
            without history, and it is well by all probes        | 1.00 | NaN     | 5000     | passed    | -
            a few spammers cannot switch off a new list          | 1.00 | NaN     | 40       | passed    | -
            nor where a probe was lost                           | 1.00 | NaN     | 199      | failed    | -
            nearly everything, of a list that always did         | 0.99 | 0.90    | 200      | failed    | -
            """)
    void judges(String what, double share, double history, int networks, String probe, String expected) {
        var fault = HitRate.judge(share, history, networks, probe.equals("failed"));
        assertThat(fault == null ? "-" : fault.name()).isEqualTo(expected);
    }

    @Test
    void a_list_that_suddenly_lists_far_more_than_its_own_history_stands_out() {
        var rate = new HitRate(40, Duration.ofMinutes(5), NOON);
        var now = NOON;
        // Twenty blocks of forty names and five minutes, a tenth of them listed.
        for (int i = 0; i < 800; i++) {
            now = now.plusSeconds(8);
            assertThat(rate.count("usual" + i, i % 10 == 0, false, now)).isNull();
        }
        assertThat(rate.history()).isBetween(0.08, 0.12);
        assertThat(rate.last()).isBetween(0.08, 0.12);
        var alarms = new ArrayList<HitRate.Alarm>();
        var begun = now;
        for (int i = 0; i < 40; i++) {
            now = now.plusSeconds(1);
            var alarm = rate.count("then" + i, i % 2 == 0, false, now);
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
            assertThat(rate.count("always the same", true, true, NOON.plusSeconds(i)))
                    .isNull();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # a new list that lists whoever comes                   | networks | each | its probe | it
            a list that lists everybody and fails its probe         | 320      | 1    | failed    | lists 320 of 320, nearly everything
            one that passes its probes is believed                  | 320      | 1    | passed    | -
            a spammer with a thousand addresses in a few networks   | 50       | 20   | failed    | -
            """)
    void whoever_comes_is_listed(String what, int networks, int each, String probe, @Nullable String expected) {
        var rate = new HitRate(40, Duration.ofMinutes(5), NOON);
        var alarms = new ArrayList<HitRate.Alarm>();
        for (int i = 0; i < networks * each; i++) {
            var label = i / networks + "." + i % networks % 250 + "." + i % networks / 250 + ".10.";
            var alarm = rate.count(label, true, probe.equals("failed"), NOON.plusMillis(i));
            if (alarm != null) {
                alarms.add(alarm);
            }
        }
        assertThat(alarms).extracting(HitRate.Alarm::words).isEqualTo(expected == null ? List.of() : List.of(expected));
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
