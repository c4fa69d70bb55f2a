// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.scale;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What clients see of an edge that is stopped. */
@Command(
        name = "drain",
        mixinStandardHelpOptions = true,
        description =
                "One of two edges is stopped under load, again and again: nobody sees more than a 421 at connect.")
public final class DrainStory implements Callable<Integer> {
    @Mixin
    private ScaleOptions options = new ScaleOptions();

    @Option(names = "--seconds", defaultValue = "60", description = "In all (default ${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Option(names = "--times", defaultValue = "4", description = "An edge is stopped (default ${DEFAULT-VALUE}).")
    private int times = 4;

    private int drained;

    @Override
    public Integer call() throws IOException {
        var telling = new Telling("drain", options);
        try (var stage = new ScaleStage(new Crew(2, 1, 1, 1, 2, null), options, telling)) {
            stage.warmUp();
            double end = telling.seconds() + seconds;
            var seen = stage.run(Duration.ofSeconds(seconds), () -> drain(stage.system(), telling, end));
            telling.claim(
                    drained == times,
                    "%d of %d times an edge was stopped while mail flowed.".formatted(drained, times));
            telling.claim(
                    seen.others() == 0 && seen.closed() == 0,
                    "%d clients were told 421 at connect, %d found the port closed; %d saw something else."
                            .formatted(seen.turnedAway(), seen.closed(), seen.others()));
        }
        return telling.end();
    }

    private void drain(ScaleSystem system, Telling telling, double end) {
        var edges = system.names("smtp-edge");
        for (int i = 0; i < times; i++) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(seconds) / (times + 1) / 2);
            var edge = edges.get(i % edges.size());
            double before = telling.seconds();
            system.restart(edge);
            telling.step("%s was stopped, and is back after %.1f s".formatted(edge, telling.seconds() - before));
            drained += telling.seconds() < end ? 1 : 0;
        }
    }
}
