// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.load;

import io.postern.bench.latency.Figures;
import io.postern.bench.latency.Percentiles;
import java.util.Map;

/** A run's result for a person. */
final class LoadReport {
    private LoadReport() {}

    static String text(LoadResult result, Map<String, Double> cpuPerMessage, double load) {
        var out = new StringBuilder();
        out.append("accepted %d, failed %d, in %s s: %s messages/s%s%n"
                .formatted(
                        result.accepted(),
                        result.failed(),
                        Figures.show(result.seconds()),
                        Figures.show(result.perSecond()),
                        result.offered() > 0 ? " (offered " + Figures.show(result.offered()) + ")" : ""));
        out.append("%-16s %8s %9s %9s %9s %9s%n".formatted("ms", "count", "p50", "p99", "p999", "max"));
        row(out, "greeting", result.banner());
        row(out, "MAIL", result.mail());
        row(out, "RCPT", result.rcpt());
        row(out, "DATA to 354", result.data());
        row(out, "content to 250", result.content());
        row(out, "DATA to 250", result.dataTo250());
        row(out, "start to 250", result.startTo250());
        if (result.offered() > 0) {
            row(out, "due to 250", result.dueTo250());
            row(out, "started late", result.lateness());
        }
        result.failures()
                .forEach((kind, count) -> out.append("failed: %d × %s (%s)%n"
                        .formatted(count, kind, result.examples().getOrDefault(kind, ""))));
        out.append("CPU ms/message: generator ").append(Figures.show(result.cpuPerMessage()));
        cpuPerMessage.forEach(
                (name, millis) -> out.append(", ").append(name).append(' ').append(Figures.show(millis)));
        if (cpuPerMessage.size() > 1) {
            double sum = cpuPerMessage.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            out.append("; all but the generator ").append(Figures.show(sum));
        }
        return out.append("; load ").append(Figures.show(load)).toString();
    }

    private static void row(StringBuilder out, String name, Percentiles p) {
        out.append("%-16s %8d %9s %9s %9s %9s%n"
                .formatted(
                        name,
                        p.count(),
                        Figures.show(p.p50()),
                        Figures.show(p.p99()),
                        Figures.show(p.p999()),
                        Figures.show(p.max())));
    }
}
