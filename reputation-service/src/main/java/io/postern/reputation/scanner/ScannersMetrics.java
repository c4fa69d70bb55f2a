// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.scanner;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.postern.contracts.finding.ScanFinding.Status;
import io.postern.contracts.metric.DeclaredMetrics;
import io.postern.reputation.ReputationCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The figures about scanners; labels are their names in the settings, and enums. */
@ApplicationScoped
public class ScannersMetrics implements ScanTally {
    private record Scan(String scanner, Status status) {}

    private final DeclaredMetrics meters;
    private final Map<Scan, Timer> scans = new ConcurrentHashMap<>();
    private final Map<String, AtomicBoolean> away = new ConcurrentHashMap<>();
    private final Map<String, String> troubles = new ConcurrentHashMap<>();

    ScannersMetrics(MeterRegistry registry) {
        this.meters = new DeclaredMetrics(registry);
    }

    /** Shows a scanner before anything was asked of it. */
    public void show(String scanner) {
        var _ = aside(scanner);
    }

    @Override
    public void scanned(String scanner, Status status, long nanos) {
        scans.computeIfAbsent(new Scan(scanner, status), this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void away(String scanner, boolean isAway) {
        aside(scanner).set(isAway);
    }

    @Override
    public void trouble(String scanner, @Nullable String reason) {
        show(scanner);
        if (reason == null) {
            troubles.remove(scanner);
        } else {
            troubles.put(scanner, reason);
        }
    }

    /** How each scanner is, by name: {@code answers}, or what is the matter with it. */
    SortedMap<String, String> standing() {
        var standing = new TreeMap<String, String>();
        away.forEach((scanner, aside) -> {
            var trouble = troubles.get(scanner);
            standing.put(
                    scanner,
                    aside.get()
                            ? "is set aside" + (trouble == null ? "" : ": " + trouble)
                            : trouble == null ? "answers" : "does not answer: " + trouble);
        });
        return standing;
    }

    private AtomicBoolean aside(String scanner) {
        return away.computeIfAbsent(scanner, name -> {
            var aside = new AtomicBoolean();
            meters.gauge(ReputationCatalogue.SCANNER_AWAY, () -> aside.get() ? 1 : 0, name);
            return aside;
        });
    }

    private Timer timer(Scan scan) {
        return meters.timer(
                ReputationCatalogue.SCAN, scan.scanner(), scan.status().name().toLowerCase(Locale.ROOT));
    }
}
