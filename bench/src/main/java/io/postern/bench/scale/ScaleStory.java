// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.scale;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether workers may come and go under load. */
@Command(
        name = "scale",
        mixinStandardHelpOptions = true,
        description = "Workers are added and taken away under load: nothing is lost, and nothing comes twice, "
                + "although the receiver takes its time for one in 50.")
public final class ScaleStory implements Callable<Integer> {
    private static final String WORK = "postern_delivery_attempts_total";

    @Mixin
    private ScaleOptions options = new ScaleOptions();

    @Option(names = "--seconds", defaultValue = "80", description = "In all (default ${DEFAULT-VALUE}).")
    private int seconds = 80;

    @Override
    public Integer call() throws IOException {
        var telling = new Telling("scale", options);
        try (var stage = new ScaleStage(Crew.of(1, 4), options, telling, ScaleStage.SCANNING)) {
            stage.warmUp();
            var done = new AtomicLong();
            stage.run(Duration.ofSeconds(seconds), () -> comeAndGo(stage.system(), telling, done));
            telling.figure("attempts of the workers that came", done.get());
            telling.claim(done.get() > 0, "The workers that came carried %d messages.".formatted(done.get()));
        }
        return telling.end();
    }

    /** Two come, one after the other, and go again, in the same order. */
    private void comeAndGo(ScaleSystem system, Telling telling, AtomicLong done) {
        long pause = TimeUnit.SECONDS.toNanos(seconds) / 8;
        LockSupport.parkNanos(pause);
        try (var second = system.addWorker(1)) {
            telling.step("a second worker is there");
            LockSupport.parkNanos(pause);
            try (var third = system.addWorker(2)) {
                telling.step("a third worker is there");
                LockSupport.parkNanos(pause);
                go(second, "second", telling, done);
                LockSupport.parkNanos(pause);
                go(third, "third", telling, done);
            }
        }
    }

    private static void go(ExtraWorker worker, String which, Telling telling, AtomicLong done) {
        done.addAndGet(Math.round(worker.process().counted(WORK)));
        double before = telling.seconds();
        worker.stop();
        telling.step("the %s worker has gone, in %.1f s".formatted(which, telling.seconds() - before));
    }
}
