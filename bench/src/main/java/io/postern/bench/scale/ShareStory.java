// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.scale;

import io.postern.bench.latency.Figures;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether instances have even shares. */
@Command(
        name = "share",
        mixinStandardHelpOptions = true,
        description = "Mail through 1, 2 and 4 instances of reputation, policy and worker: what each of them did.")
public final class ShareStory implements Callable<Integer> {
    /** By service: what counts its work. */
    private static final Map<String, String> WORK = Map.of(
            "reputation-service", "postern_reputation_assessment_seconds_count",
            "policy-service", "postern_policy_verdicts_total",
            "delivery-worker", "postern_delivery_attempts_total");

    private static final double EVEN = 0.2;

    @Mixin
    private ScaleOptions options = new ScaleOptions();

    @Option(names = "--instances", split = ",", defaultValue = "1,2,4", description = "Default ${DEFAULT-VALUE}.")
    private List<Integer> instances = List.of(1, 2, 4);

    @Option(names = "--partitions", defaultValue = "4", description = "That they share (default ${DEFAULT-VALUE}).")
    private int partitions = 4;

    @Option(names = "--seconds", defaultValue = "15", description = "Of each (default ${DEFAULT-VALUE}).")
    private int seconds = 15;

    @Override
    public Integer call() throws IOException {
        var telling = new Telling("share", options);
        telling.figure("partitions", partitions);
        for (int each : instances) {
            telling.chapter(each + " of each");
            try (var stage = new ScaleStage(Crew.of(each, partitions), options, telling)) {
                stage.warmUp();
                var before = work(stage.system());
                stage.run(Duration.ofSeconds(seconds), () -> {});
                shares(each, before, work(stage.system()), telling);
            }
        }
        return telling.end();
    }

    private static Map<String, Map<String, Double>> work(ScaleSystem system) {
        var work = new LinkedHashMap<String, Map<String, Double>>();
        WORK.forEach((service, metric) -> {
            var each = new LinkedHashMap<String, Double>();
            system.names(service)
                    .forEach(name -> each.put(name, system.process(name).counted(metric)));
            work.put(service, each);
        });
        return work;
    }

    private static void shares(
            int each,
            Map<String, Map<String, Double>> before,
            Map<String, Map<String, Double>> after,
            Telling telling) {
        after.forEach((service, counts) -> {
            var shares = new LinkedHashMap<String, Double>();
            counts.forEach((name, count) -> shares.put(
                    name, count - before.getOrDefault(service, Map.of()).getOrDefault(name, 0.0)));
            double mean = shares.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElse(0);
            double worst = shares.values().stream()
                    .mapToDouble(share -> Math.abs(share - mean) / mean)
                    .max()
                    .orElse(1);
            telling.figure(service, shares.values().stream().map(Figures::show).toList());
            telling.claim(
                    shares.size() == each && worst <= EVEN,
                    "%d instances of %s: no share is further than %s %% from the mean."
                            .formatted(shares.size(), service, Figures.show(100 * worst)));
        });
    }
}
