// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.bench.demo.Await;
import io.postern.bench.latency.JsonText;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether nothing is lost, and how much comes twice, while processes die. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        description =
                "Messages to servers of every kind while workers are killed dead, the broker restarts and Redis is emptied;"
                        + " then the books. Exit code 0 only if nothing is lost.")
final class ChaosStory implements Callable<Integer> {
    @Option(names = "--messages", defaultValue = "10000", description = "Default ${DEFAULT-VALUE}.")
    int count;

    @Option(names = "--minutes", defaultValue = "10", description = "Of killing (default ${DEFAULT-VALUE}).")
    int minutes;

    @Option(names = "--seed", defaultValue = "1", description = "Of what is killed when (default ${DEFAULT-VALUE}).")
    long seed;

    @Option(names = "--details", paramLabel = "FILE", description = "What was done when, and each duplicate, go there.")
    @Nullable
    Path details;

    @Option(names = "--logs", paramLabel = "DIR", description = "The services' logs are copied there at the end.")
    @Nullable
    Path logs;

    @Override
    public Integer call() throws IOException {
        try (var world = new ChaosWorld();
                var trouble = Executors.newSingleThreadScheduledExecutor()) {
            var makers = new Trouble(world, new Random(seed), Duration.ofMinutes(minutes));
            trouble.schedule(makers, 1, TimeUnit.SECONDS);
            var accepted = world.submit(
                    count, Duration.ofMinutes(minutes).multipliedBy(8).dividedBy(10));
            makers.await();
            System.err.println("no more trouble; waiting for the end of everything");
            Await.until(Duration.ofMinutes(25), "not all has ended", world::settled);
            var figures = new LinkedHashMap<String, Object>(makers.figures());
            figures.put("accepted", accepted.size());
            boolean whole;
            try (var lines = details == null ? null : new PrintStream(Files.newOutputStream(details), true, UTF_8)) {
                whole = world.account(accepted, makers.moments(), lines, figures);
            }
            if (logs != null) {
                world.copyLogs(logs);
            }
            System.out.println(JsonText.of(figures));
            return whole ? 0 : 1;
        }
    }
}
