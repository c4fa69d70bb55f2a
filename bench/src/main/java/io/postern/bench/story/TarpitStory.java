// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.story;

import io.postern.bench.latency.Figures;
import io.postern.bench.latency.JsonText;
import io.postern.bench.receiver.PersonaKind;
import io.postern.bench.receiver.PersonaTraits;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What a destination that hangs costs all others. */
@Command(
        name = "tarpit",
        mixinStandardHelpOptions = true,
        description = "Messages to a fast server, alone and beside as many for one that is slow at RCPT.")
final class TarpitStory implements Callable<Integer> {
    @Option(names = "--messages", defaultValue = "500", description = "Default ${DEFAULT-VALUE}.")
    int count;

    @Option(names = "--tarpit", defaultValue = "5", description = "Seconds a RCPT (default ${DEFAULT-VALUE}).")
    int tarpit;

    @Option(names = "--warm-up", defaultValue = "3000", description = "Messages before (default ${DEFAULT-VALUE}).")
    int warmUp;

    @Override
    public Integer call() throws IOException {
        var traits = PersonaTraits.USUAL.tarpitting(Duration.ofSeconds(tarpit));
        try (var stage = new Stage(PersonaKind.TARPIT.with(traits), PersonaKind.PLAIN.with(traits))) {
            stage.deliver(Stage.recipients("warm", warmUp, "two.test"));
            double alone = p99(stage, Stage.recipients("alone", count, "two.test"));
            stage.submit(Stage.recipients("slow", count, "one.test"));
            double beside = p99(stage, Stage.recipients("beside", count, "two.test"));
            var result = new LinkedHashMap<String, Object>();
            result.put("p99MillisAlone", alone);
            result.put("p99MillisBesideTarpit", beside);
            result.put("changePercent", (beside / alone - 1) * 100);
            System.out.println(JsonText.of(result));
        }
        return 0;
    }

    /** From our 250 to the receiver's. */
    private static double p99(Stage stage, List<String> recipients) {
        var accepted = stage.deliver(recipients);
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
