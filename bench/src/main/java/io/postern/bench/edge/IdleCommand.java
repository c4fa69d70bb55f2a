// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.edge;

import io.postern.bench.latency.Figures;
import io.postern.bench.latency.JsonText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sessions that are open and say nothing. */
@Command(
        name = "idle",
        mixinStandardHelpOptions = true,
        description = "Heap that idle sessions take, and how soon a new one has its banner meanwhile.")
final class IdleCommand implements Callable<Integer> {
    @Mixin
    private EdgeUnderLoad edge = new EdgeUnderLoad();

    @Option(names = "--sessions", defaultValue = "10000", description = "Default ${DEFAULT-VALUE}.")
    private int count;

    @Option(names = "--new", defaultValue = "1000", description = "Sessions meanwhile (default ${DEFAULT-VALUE}).")
    private int fresh;

    @Override
    public Integer call() throws IOException {
        var open = new ArrayList<Talk>(count);
        try {
            banners(fresh);
            long before = edge.heap();
            for (int i = 1; i <= count; i++) {
                var talk = new Talk(edge.port());
                open.add(talk);
                talk.ask("EHLO bench.test", "250");
                if (i % 1000 == 0) {
                    System.err.println(i + " sessions are open");
                }
            }
            long beside = edge.heap();
            var banners = banners(fresh);
            open.getFirst().ask("NOOP", "250");
            open.getLast().ask("NOOP", "250");
            var result = new LinkedHashMap<String, Object>();
            result.put("sessions", count);
            result.put("heapOctetsPerSession", (beside - before) / count);
            result.put("bannerMillisP50", Figures.percentile(banners, 50));
            result.put("bannerMillisP99", Figures.percentile(banners, 99));
            System.out.println(JsonText.of(result));
            return 0;
        } finally {
            close(open);
        }
    }

    /** From connecting to the banner, in milliseconds. */
    private double[] banners(int count) throws IOException {
        var millis = new double[count];
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            try (var talk = new Talk(edge.port())) {
                millis[i] = (System.nanoTime() - start) / 1e6;
                talk.ask("QUIT", "221");
            }
        }
        return millis;
    }

    private static void close(List<Talk> open) throws IOException {
        for (var talk : open) {
            talk.close();
        }
    }
}
