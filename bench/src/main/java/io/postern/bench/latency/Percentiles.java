// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.latency;

import org.HdrHistogram.Histogram;

/** What a set of waits looked like. All but the count in milliseconds; zeros when there was none. */
public record Percentiles(long count, double p50, double p90, double p99, double p999, double max) {

    /** @param micros a histogram whose values are microseconds */
    public static Percentiles of(Histogram micros) {
        if (micros.getTotalCount() == 0) {
            return new Percentiles(0, 0, 0, 0, 0, 0);
        }
        return new Percentiles(
                micros.getTotalCount(),
                at(micros, 50),
                at(micros, 90),
                at(micros, 99),
                at(micros, 99.9),
                micros.getMaxValue() / 1e3);
    }

    private static double at(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1e3;
    }

    /** {@code p50/p99} as the result tables have it. */
    public String brief() {
        return count == 0 ? "-" : "%s/%s".formatted(Figures.show(p50), Figures.show(p99));
    }
}
