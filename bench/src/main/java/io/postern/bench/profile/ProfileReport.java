// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.profile;

import io.postern.bench.latency.Figures;
import java.util.Comparator;
import java.util.Map;

/** Profiles as Markdown. */
final class ProfileReport {
    private ProfileReport() {}

    /**
     * @param seconds that were watched
     * @param top lines of each table
     */
    static String of(String name, ThreadTimes threads, Samples samples, double seconds, int top) {
        var out = new StringBuilder();
        out.append("## %s: %s ms of processor time a second%n".formatted(name, Figures.show(threads.all() / seconds)));
        table(out, "threads (kernel)", threads.millis(), threads.all(), top);
        table(out, "code of", samples.libraries(), samples.total(), top);
        table(out, "on behalf of", samples.callers(), samples.total(), top);
        table(out, "running method", samples.leaves(), samples.total(), top);
        return out.toString();
    }

    private static void table(
            StringBuilder out, String title, Map<String, ? extends Number> shares, double whole, int top) {
        if (whole <= 0) {
            return;
        }
        out.append("%n| %s | %% |%n|---|---|%n".formatted(title));
        shares.entrySet().stream()
                .sorted(Comparator.comparingDouble(
                        (Map.Entry<String, ? extends Number> e) -> -e.getValue().doubleValue()))
                .limit(top)
                .forEach(e -> out.append("| %s | %s |%n"
                        .formatted(e.getKey(), Figures.show(100 * e.getValue().doubleValue() / whole))));
    }
}
