// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.story;

import io.postern.bench.demo.Await;
import io.postern.bench.latency.Figures;
import io.postern.bench.latency.JsonText;
import io.postern.bench.receiver.PersonaKind;
import io.postern.bench.receiver.PersonaTraits;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a destination that hangs costs all others. */
@Command(
        name = "tarpit",
        mixinStandardHelpOptions = true,
        description = "Messages to a fast server, alone and while others wait for one that is slow at RCPT.")
final class TarpitStory implements Callable<Integer> {
    @Option(names = "--waiting", defaultValue = "500", description = "Messages for it (default ${DEFAULT-VALUE}).")
    int waiting;

    @Option(names = "--tarpit", defaultValue = "5", description = "Seconds a RCPT (default ${DEFAULT-VALUE}).")
    int tarpit;

    @Option(
            names = "--messages",
            defaultValue = "1500",
            description = "To the fast server, in each measurement (default ${DEFAULT-VALUE}).")
    int count;

    @Option(names = "--rate", defaultValue = "50", description = "Of them, a second (default ${DEFAULT-VALUE}).")
    int rate;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "Alone and beside, in turn (default ${DEFAULT-VALUE}).")
    int rounds;

    @Option(names = "--warm-up", defaultValue = "3000", description = "Messages before (default ${DEFAULT-VALUE}).")
    int warmUp;

    @Override
    public Integer call() throws IOException {
        var traits = PersonaTraits.USUAL.tarpitting(Duration.ofSeconds(tarpit));
        try (var stage = new Stage(PersonaKind.TARPIT.with(traits), PersonaKind.PLAIN.with(traits))) {
            stage.deliver(Stage.recipients("warm", warmUp, "two.test"), 0);
            var alone = new ArrayList<Double>();
            var beside = new ArrayList<Double>();
            for (int round = 1; round <= rounds; round++) {
                alone.add(p99(stage, Stage.recipients("alone" + round + "-", count, "two.test")));
                hang(stage, round);
                beside.add(p99(stage, Stage.recipients("beside" + round + "-", count, "two.test")));
                System.err.printf(
                        Locale.ROOT,
                        "round %d: p99 %.1f ms alone, %.1f ms beside the tarpit%n",
                        round,
                        alone.getLast(),
                        beside.getLast());
                stage.cancel("one.test");
            }
            var result = new LinkedHashMap<String, Object>();
            result.put("p99MillisAlone", alone);
            result.put("p99MillisBesideTarpit", beside);
            result.put("changePercent", (median(beside) / median(alone) - 1) * 100);
            System.out.println(JsonText.of(result));
        }
        return 0;
    }

    /** All are handed in, and wait: those that hold no connection are off the lane. */
    private void hang(Stage stage, int round) {
        stage.submit(Stage.recipients("slow" + round + "-", waiting, "one.test"));
        Await.until(Duration.ofMinutes(2), "not all wait", () -> stage.waiting() > waiting * 8L / 10);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** From our 250 to the receiver's. */
    private double p99(Stage stage, List<String> recipients) {
        var accepted = stage.deliver(recipients, rate);
        var passages = stage.passages();
        var millis = recipients.stream()
                .mapToDouble(one -> Duration.between(
                                        accepted.get(one),
                                        passages.of("<" + one + ">", one)
                                                .orElseThrow()
                                                .delivered())
                                .toNanos()
                        / 1e6)
                .toArray();
        return Figures.percentile(millis, 99);
    }
}
