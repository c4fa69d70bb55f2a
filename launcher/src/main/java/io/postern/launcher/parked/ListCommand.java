// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.parked;

import io.postern.launcher.WhichSystem;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what is parked. */
@Command(
        name = "list",
        description = "What is parked and not done with, oldest first: when, whence, why, whose mail.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
    @Mixin
    private WhichSystem which = new WhichSystem();

    @Option(names = "--topic", paramLabel = "TOPIC", description = "Only what came from that topic.")
    private @Nullable String topic;

    @Option(names = "--json", description = "For a machine.")
    private boolean json;

    @Override
    public Integer call() {
        try (var parked = new KafkaParkedTopic(which.kafka())) {
            var all = Parked.open(parked.read()).stream()
                    .filter(one -> Which.fromTopic(topic, one))
                    .toList();
            System.out.print(json ? JsonParked.list(all) : new ParkedTable(ZoneId.systemDefault()).of(all));
        }
        return 0;
    }
}
