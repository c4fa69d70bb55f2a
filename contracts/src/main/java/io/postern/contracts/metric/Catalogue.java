// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.metric;

import io.postern.contracts.metric.Metric.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The metrics that one part of the system declares, in the order of their declaration. Filled by static fields only. */
public final class Catalogue {
    private final String service;
    private final List<Metric> metrics = new ArrayList<>();

    /** @param service the module that shows them; empty for what every service shows */
    public Catalogue(String service) {
        this.service = service;
    }

    public String service() {
        return service;
    }

    public List<Metric> metrics() {
        return List.copyOf(metrics);
    }

    public Metric counter(String name, String what, String rising, String... labels) {
        return add(new Metric(Shape.COUNTER, name, "", List.of(labels), List.of(), what, rising));
    }

    public Metric gauge(String name, String what, String rising, String... labels) {
        return add(new Metric(Shape.GAUGE, name, "", List.of(labels), List.of(), what, rising));
    }

    public Metric bytes(String name, String what, String rising, String... labels) {
        return add(new Metric(Shape.GAUGE, name, "bytes", List.of(labels), List.of(), what, rising));
    }

    public Metric seconds(String name, String what, String rising, String... labels) {
        return add(new Metric(Shape.GAUGE, name, "seconds", List.of(labels), List.of(), what, rising));
    }

    public Metric histogram(String name, List<Duration> buckets, String what, String rising, String... labels) {
        return add(new Metric(Shape.HISTOGRAM, name, "seconds", List.of(labels), buckets, what, rising));
    }

    private Metric add(Metric metric) {
        metrics.add(metric);
        return metric;
    }
}
