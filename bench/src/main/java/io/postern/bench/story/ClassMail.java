// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.story;

import io.postern.bench.demo.Await;
import io.postern.bench.latency.JsonText;
import io.postern.bench.receiver.PersonaKind;
import io.postern.bench.receiver.PersonaTraits;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long a class waits for its mail when the server greylists. */
@Command(
        name = "class-mail",
        mixinStandardHelpOptions = true,
        description = "A message each for many recipients, through a server that greylists and says for how long.")
final class ClassMail implements Callable<Integer> {
    @Option(names = "--recipients", defaultValue = "300", description = "Default ${DEFAULT-VALUE}.")
    int count;

    @Option(names = "--greylist", defaultValue = "20", description = "Seconds (default ${DEFAULT-VALUE}).")
    int greylist;

    @Option(
            names = "--warm-up",
            defaultValue = "1000",
            description = "Messages to a server that takes them at once, before (default ${DEFAULT-VALUE}).")
    int warmUp;

    @Override
    public Integer call() throws IOException {
        var traits = PersonaTraits.USUAL.greylisting(Duration.ofSeconds(greylist));
        try (var stage = new Stage(PersonaKind.GREYLIST.with(traits), PersonaKind.PLAIN.with(traits))) {
            stage.deliver(Stage.recipients("warm", warmUp, "two.test"), 0);
            var recipients = Stage.recipients("family", count, "one.test");
            var all = new HashSet<>(recipients);
            var begun = Instant.now();
            stage.submit(recipients);
            System.err.printf(
                    "accepted within %.1f s%n",
                    Duration.between(begun, Instant.now()).toMillis() / 1e3);
            Await.until(
                    Duration.ofMinutes(5),
                    "not all arrived",
                    () -> stage.passages().count(all::contains).delivered() == count);
            System.out.println(JsonText.of(stage.passages().count(all::contains).asMap()));
        }
        return 0;
    }
}
