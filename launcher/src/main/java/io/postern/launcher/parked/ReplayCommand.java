// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.parked;

import io.postern.launcher.Complaint;
import io.postern.launcher.WhichSystem;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes mail back to where it came from. */
@Command(
        name = "replay",
        description =
                "Write mail back to the topic it came from, as it was; the worker takes it from there. --all takes"
                        + " what this release reads.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    @Mixin
    private WhichSystem system = new WhichSystem();

    @Mixin
    private Which which = new Which();

    @Option(
            names = "--anyway",
            description = "Also what was begun before and may be there already: its recipients may get it twice.")
    private boolean anyway;

    @Option(names = "--json", description = "For a machine.")
    private boolean json;

    @Override
    public Integer call() {
        try (var parked = new KafkaParkedTopic(system.kafka())) {
            var there = parked.read();
            var open = Parked.open(there);
            var topics = parked.topics();
            var chosen = which.of(open, one -> Replaying.fits(one, topics, anyway));
            check(chosen, topics);
            if (!chosen.isEmpty()) {
                which.ask(Replaying.question(chosen.values()));
            }
            var done = new ArrayList<Parked>();
            parked.replay(there, chosen, one -> {
                done.add(one);
                if (!json) {
                    System.out.println(Replaying.words(one));
                }
            });
            if (json) {
                System.out.print(JsonParked.list(done));
            } else if (which.all) {
                System.out.println(Replaying.left(open.size() - done.size()));
            }
            parked.removeDone();
        }
        return 0;
    }

    private void check(Map<String, Parked> chosen, Set<String> topics) {
        for (var one : chosen.values()) {
            var hindrance = Replaying.hindrance(one, topics, anyway);
            if (hindrance != null) {
                throw new Complaint(hindrance);
            }
        }
    }
}
