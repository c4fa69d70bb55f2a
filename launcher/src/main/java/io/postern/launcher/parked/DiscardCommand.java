// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.parked;

import io.postern.launcher.Complaint;
import io.postern.launcher.WhichSystem;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives up what is not wanted. */
@Command(
        name = "discard",
        description = "Give up for good what is no mail. --all takes what came from no topic of mail.",
        mixinStandardHelpOptions = true)
final class DiscardCommand implements Callable<Integer> {
    @Mixin
    private WhichSystem system = new WhichSystem();

    @Mixin
    private Which which = new Which();

    @Option(
            names = "--even-mail",
            description =
                    "Of the ids that are named, also what may be mail and cannot be read, or whose replay was begun: if it"
                            + " was answered with 250 and is nowhere else, it is lost, and nobody is told.")
    private boolean evenMail;

    @Override
    public Integer call() {
        if (which.all && evenMail) {
            throw new Complaint("With --even-mail, name the ids of records, as ./postern parked list shows them.");
        }
        try (var parked = new KafkaParkedTopic(system.kafka())) {
            var there = parked.read();
            var topics = parked.topics();
            var chosen = which.of(Parked.open(there), one -> Discarding.fits(one, topics));
            for (var one : chosen.values()) {
                var hindrance = Discarding.hindrance(one, topics, evenMail);
                if (hindrance != null) {
                    throw new Complaint(hindrance);
                }
            }
            if (!chosen.isEmpty()) {
                which.ask("Discard %d that are no mail?".formatted(chosen.size()));
            }
            parked.discard(there, chosen.values(), one -> System.out.println(one.id() + " is discarded."));
            parked.removeDone();
        }
        return 0;
    }
}
