// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.topics;

import io.postern.launcher.WhichSystem;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the topics that follow from the settings. */
@Command(
        name = "list",
        description = "The topics that follow from the settings, which are checked on the way; asks no broker.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
    @Mixin
    private WhichSystem which = new WhichSystem();

    @Option(names = "--json", description = "For a machine, with Kafka's own settings of each.")
    private boolean json;

    @Override
    public Integer call() {
        var settings = which.settings();
        var kafka = settings.kafka();
        System.out.print(
                json
                        ? JsonTopics.of(settings.topics(), kafka.replicationFactor(), kafka.flush())
                        : TopicTable.of(settings.topics()));
        return 0;
    }
}
