// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.latency;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** How figures of runs are put together and shown. */
public final class Figures {
    private Figures() {}

    /** The middle value; the mean of the two in the middle for an even count; 0 without values. */
    public static double median(Collection<? extends Number> values) {
        double[] sorted =
                values.stream().mapToDouble(Number::doubleValue).sorted().toArray();
        int n = sorted.length;
        if (n == 0) {
            return 0;
        }
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }

    /** The value that at least {@code percent} of the values do not exceed; 0 without values. */
    public static double percentile(double[] values, double percent) {
        if (values.length == 0) {
            return 0;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(percent / 100 * sorted.length);
        return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
    }

    /** Three significant digits where they matter: {@code 0.31}, {@code 12.4}, {@code 816}. */
    public static String show(double value) {
        double size = Math.abs(value);
        var form = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, form, value);
    }
}
