// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.scanner;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.postern.contracts.finding.ScanFinding.Status;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The figures about scanners; labels are their names in the settings, and enums. */
@ApplicationScoped
public class ScannersMetrics implements ScanTally {
    private record Scan(String scanner, Status status) {}

    private final MeterRegistry meters;
    private final Map<Scan, Timer> scans = new ConcurrentHashMap<>();
    private final Map<String, AtomicBoolean> away = new ConcurrentHashMap<>();

    ScannersMetrics(MeterRegistry meters) {
        this.meters = meters;
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

    private AtomicBoolean aside(String scanner) {
        return away.computeIfAbsent(scanner, name -> {
            var aside = new AtomicBoolean();
            Gauge.builder("postern.scanners.away", () -> aside.get() ? 1 : 0)
                    .description("1 while a scanner is set aside, as it does not answer")
                    .tag("scanner", name)
                    .register(meters);
            return aside;
        });
    }

    private Timer timer(Scan scan) {
        return Timer.builder("postern.scanners.scan")
                .description("Time until a scanner's finding was there, by what it says")
                .tag("scanner", scan.scanner())
                .tag("status", scan.status().name().toLowerCase(Locale.ROOT))
                .register(meters);
    }
}
