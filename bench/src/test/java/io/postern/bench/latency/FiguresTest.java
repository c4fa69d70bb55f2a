// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @Test
    void the_median_is_the_middle_run_or_the_mean_of_the_two_in_the_middle() {
        assertThat(Figures.median(List.of(9, 1, 5))).isEqualTo(5);
        assertThat(Figures.median(List.of(4, 1, 2, 100))).isEqualTo(3);
        assertThat(Figures.median(List.of())).isZero();
    }

    @Test
    void a_percentile_is_a_value_that_was_measured() {
        var values = new double[] {4, 1, 3, 2};
        assertThat(Figures.percentile(values, 50)).isEqualTo(2);
        assertThat(Figures.percentile(values, 51)).isEqualTo(3);
        assertThat(Figures.percentile(values, 99)).isEqualTo(4);
        assertThat(Figures.percentile(values, 0)).isEqualTo(1);
        assertThat(Figures.percentile(new double[0], 50)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0.314,0.31", "9.999,10.00", "12.345,12.3", "816.4,816", "0,0.00", "-250.2,-250"})
    void figures_show_what_matters(double value, String shown) {
        assertThat(Figures.show(value)).isEqualTo(shown);
    }

    @Test
    void percentiles_are_milliseconds_of_a_histogram_in_microseconds() {
        var micros = new Histogram(3);
        for (int i = 1; i <= 1000; i++) {
            micros.recordValue(i);
        }
        var percentiles = Percentiles.of(micros);
        assertThat(percentiles.count()).isEqualTo(1000);
        assertThat(percentiles.p50()).isEqualTo(0.5);
        assertThat(percentiles.p99()).isEqualTo(0.99);
        assertThat(percentiles.p999()).isEqualTo(0.999);
        assertThat(percentiles.max()).isEqualTo(1.0);
        assertThat(percentiles.brief()).isEqualTo("0.50/0.99");
    }

    @Test
    void nothing_measured_is_shown_as_nothing() {
        assertThat(Percentiles.of(new Histogram(3)).brief()).isEqualTo("-");
    }
}
