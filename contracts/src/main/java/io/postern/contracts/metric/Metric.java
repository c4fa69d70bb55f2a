// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.metric;

import java.time.Duration;
import java.util.List;

/**
 * A metric, as it is declared.
 *
 * @param name with dots, as the registry takes it
 * @param unit {@code seconds} or {@code bytes}; empty for a plain number
 * @param labels their names
 * @param buckets upper bounds of a histogram; empty for the others
 * @param what is counted or shown, without a full stop
 * @param rising what it means when it goes up and stays up, as one sentence
 */
public record Metric(
        Shape shape,
        String name,
        String unit,
        List<String> labels,
        List<Duration> buckets,
        String what,
        String rising) {
    /** How it behaves. */
    public enum Shape {
        /** Only ever grows, and begins anew with the process: look at its rate. */
        COUNTER,
        /** As it is now. */
        GAUGE,
        /** Lengths of time, in buckets, with their sum and number. */
        HISTOGRAM
    }

    public Metric {
        labels = List.copyOf(labels);
        buckets = List.copyOf(buckets);
    }

    /** The name that Prometheus sees; a histogram has {@code _bucket}, {@code _sum} and {@code _count} behind it. */
    public String exposed() {
        var base = name.replace('.', '_');
        var measured = unit.isEmpty() || base.endsWith("_" + unit) ? base : base + "_" + unit;
        return shape == Shape.COUNTER ? measured + "_total" : measured;
    }

    /** The text beside its figures at {@code /q/metrics}. */
    public String help() {
        return what + ". Rising: " + rising;
    }
}
