// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.scale;

import io.postern.bench.latency.Figures;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether everything can be restarted while mail flows. */
@Command(
        name = "rolling",
        mixinStandardHelpOptions = true,
        description =
                "Two of each service, one page and one of the books: all restarted one after the other under load.")
public final class RollingStory implements Callable<Integer> {
    private static final double SECOND = 1000;
    private static final List<String> ORDER = List.of(
            "refusal-page", "books-service", "delivery-worker", "policy-service", "reputation-service", "smtp-edge");

    @Mixin
    private ScaleOptions options = new ScaleOptions();

    @Option(
            names = "--seconds",
            defaultValue = "480",
            description = "Of mail; what is not restarted by then is not (default ${DEFAULT-VALUE}).")
    private int seconds = 480;

    @Option(names = "--services", split = ",", description = "Only these, such as delivery-worker (default: all).")
    private List<String> services = ORDER;

    @Option(
            names = "--pause",
            defaultValue = "20",
            description = "Seconds between two, as the chart's minReadySeconds (default ${DEFAULT-VALUE}).")
    private int pause = 20;

    @Override
    public Integer call() throws IOException {
        var telling = new Telling("rolling", options);
        var restarted = new AtomicInteger();
        int all;
        try (var stage = new ScaleStage(new Crew(2, 2, 2, 2, 4, null), options, telling, ScaleStage.SCANNING)) {
            stage.warmUp();
            var names = services.stream()
                    .flatMap(service -> stage.system().names(service).stream())
                    .toList();
            all = names.size();
            var seen = stage.run(Duration.ofSeconds(seconds), () -> roll(stage.system(), names, telling, restarted));
            telling.claim(
                    restarted.get() == all,
                    "%d of %d processes were restarted while mail flowed.".formatted(restarted.get(), all));
            telling.claim(
                    seen.rcpt().p99() < SECOND,
                    "RCPT was answered within %s ms for 99 in 100."
                            .formatted(Figures.show(seen.rcpt().p99())));
            telling.claim(
                    seen.slowestP99() < SECOND,
                    "In the slowest five seconds, from second %d on, within %s ms for 99 in 100."
                            .formatted(seen.slowestAt(), Figures.show(seen.slowestP99())));
            telling.claim(
                    seen.others() == 0 && seen.closed() == 0,
                    "%d clients were told 421 at connect, %d found the port closed; %d saw something else."
                            .formatted(seen.turnedAway(), seen.closed(), seen.others()));
        }
        return telling.end();
    }

    private void roll(ScaleSystem system, List<String> names, Telling telling, AtomicInteger restarted) {
        double end = telling.seconds() + seconds;
        for (var name : names) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(pause));
            if (telling.seconds() > end) {
                return;
            }
            double before = telling.seconds();
            system.restart(name);
            telling.step("%s is back after %.1f s".formatted(name, telling.seconds() - before));
            if (telling.seconds() < end) {
                restarted.incrementAndGet();
            }
        }
    }
}
