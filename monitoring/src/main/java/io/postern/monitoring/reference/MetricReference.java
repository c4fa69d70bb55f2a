// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.reference;

import io.postern.books.BooksCatalogue;
import io.postern.contracts.metric.Metric;
import io.postern.contracts.metric.ServiceCatalogue;
import io.postern.delivery.publication.DeliveryCatalogue;
import io.postern.edge.smtp.EdgeCatalogue;
import io.postern.policy.PolicyCatalogue;
import io.postern.refusal.RefusalCatalogue;
import io.postern.reputation.ReputationCatalogue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Every metric that we declare, and the page about them. */
public final class MetricReference {
    private MetricReference() {}

    /** By module, in the order of mail; first what all of them show. */
    public static Map<String, List<Metric>> all() {
        var all = new LinkedHashMap<String, List<Metric>>();
        all.put("every service", ServiceCatalogue.metrics());
        all.put("smtp-edge", EdgeCatalogue.metrics());
        all.put("reputation-service", ReputationCatalogue.metrics());
        all.put("policy-service", PolicyCatalogue.metrics());
        all.put("delivery-worker", DeliveryCatalogue.metrics());
        all.put("books-service", BooksCatalogue.metrics());
        all.put("refusal-page", RefusalCatalogue.metrics());
        return all;
    }

    static String page() {
        var intro = """
                # Metrics

                What each service shows at `/q/metrics`, for Prometheus. A *counter* only grows, and begins anew with its process:
                look at `rate()`. A *gauge* is as it is now. A *histogram* is a length of time in seconds, with `_bucket`, `_sum`
                and `_count` behind its name: look at `histogram_quantile()`. Labels come from enums and settings, never from
                addresses or from domains of others. The same words stand beside the figures, so that whoever scrapes them has
                them at hand. What the JVM and Quarkus count by themselves (`jvm_…`, `process_…`, `http_…`) is not listed.

                This page is written by a test from the catalogues that the services register from. Dashboards and alerts on
                top of it: [monitoring.md](monitoring.md).
                """;
        return intro
                + all().entrySet().stream()
                        .map(entry -> section(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining());
    }

    private static String section(String module, List<Metric> metrics) {
        var rows = metrics.stream().map(MetricReference::row).collect(Collectors.joining());
        return "\n## %s\n\n| metric | type | unit | labels | what | a sustained rise means |\n|---|---|---|---|---|---|\n%s"
                .formatted(module, rows);
    }

    private static String row(Metric metric) {
        return "| `%s` | %s | %s | %s | %s | %s |\n"
                .formatted(
                        metric.exposed(),
                        metric.shape().name().toLowerCase(Locale.ROOT),
                        metric.unit(),
                        metric.labels().stream().map(label -> "`" + label + "`").collect(Collectors.joining(", ")),
                        metric.what(),
                        metric.rising());
    }
}
