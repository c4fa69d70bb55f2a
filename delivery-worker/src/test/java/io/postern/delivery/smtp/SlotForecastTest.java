// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlotForecastTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                            | each took | last begun | may wait
            of a new destination nothing is known             | 0         | 100        | all
            a quick one has room for a thousand               | 10        | 5          | 2000
            a tarpit has room for as many as it has slots     | 1000      | 100        | 20
            a very slow one has room for a few                | 5000      | 100        | 4
            one that never ends anything shows it soon        | 0         | 2000       | 10
            one that was quick and hangs now shows it, too    | 10        | 4000       | 5
            that the last one takes a little longer is chance | 10        | 400        | 2000
            """)
    void may_wait(String what, long each, long youngest, String expected) {
        var forecast = new SlotForecast(20);
        if (each > 0) {
            forecast.held(each);
        }
        int room = forecast.room(youngest);
        assertThat(room == Integer.MAX_VALUE ? "all" : Integer.toString(room)).isEqualTo(expected);
    }

    @Test
    void no_turn_is_further_away_than_five_minutes() {
        var forecast = new SlotForecast(20);
        forecast.held(Duration.ofMinutes(5).toMillis());
        var turns = LongStream.range(0, 500)
                .map(_ -> forecast.promise(10_000, 20, 0))
                .summaryStatistics();
        assertThat(turns.getMax()).isLessThanOrEqualTo(SlotForecast.LONGEST);
        assertThat(turns.getMin()).isGreaterThanOrEqualTo(SlotForecast.LONGEST / 2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                              | each took | last begun | how many | not before | at the latest
            a destination that stood still for a moment         | 10        | 1500       | 500      | 1000       | 6000
            a new one that has not ended anything for a moment  | 0         | 1500       | 500      | 1000       | 6000
            one that stands still for a minute                  | 10        | 60000      | 500      | 60000      | 240000
            one that is away for long                           | 10        | 600000     | 500      | 150000     | 300000
            a slow one for which very much waits                | 2000      | 100        | 20000    | 1000       | 200000
            """)
    void turns_are_no_further_away_than_what_was_seen_bears(
            String what, long each, long youngest, int many, long earliest, long latest) {
        var forecast = new SlotForecast(20);
        if (each > 0) {
            forecast.held(each);
        }
        var turns = LongStream.range(0, many)
                .map(_ -> forecast.promise(10_000, 20, youngest))
                .summaryStatistics();
        assertThat(turns.getMin()).isGreaterThanOrEqualTo(earliest);
        assertThat(turns.getMax()).isLessThanOrEqualTo(latest);
    }

    @Test
    void the_more_wait_the_more_the_turns_are_spread() {
        var forecast = new SlotForecast(20);
        forecast.held(2000);
        var soon = LongStream.range(0, 20_000)
                .map(_ -> forecast.promise(10_000, 20, 0))
                .filter(turn -> turn < 20_000)
                .count();
        assertThat(soon).isLessThan(4_000);
    }

    @Test
    void who_may_not_stay_gets_a_turn_of_his_own() {
        var forecast = new SlotForecast(20);
        forecast.held(5000);
        assertThat(forecast.promise(10_000, 19, 0)).isEqualTo(5000);
        assertThat(forecast.promise(10_000, 19, 0)).isEqualTo(5250);
        assertThat(forecast.promise(10_500, 19, 0)).isEqualTo(5000);
    }
}
