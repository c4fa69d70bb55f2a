// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.parked;

import io.postern.launcher.WhichSystem;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Gives up what is not wanted. */
@Command(
        name = "discard",
        description = "Give it up for good. --all takes what came from no topic of mail; mail is named by its id.",
        mixinStandardHelpOptions = true)
final class DiscardCommand implements Callable<Integer> {
    @Mixin
    private WhichSystem system = new WhichSystem();

    @Mixin
    private Which which = new Which();

    @Override
    public Integer call() {
        try (var parked = new KafkaParkedTopic(system.kafka())) {
            var there = parked.read();
            var chosen = which.of(there.all(), one -> !one.ofMail());
            if (!chosen.isEmpty()) {
                which.ask("Discard %d that are no mail?".formatted(chosen.size()));
            }
            parked.discard(there, chosen.values(), one -> System.out.println(one.id() + " is discarded."));
            parked.removeDone();
        }
        return 0;
    }
}
