// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.edge;

import io.postern.bench.latency.Figures;
import io.postern.bench.latency.JsonText;
import io.postern.bench.load.ClientAddress;
import io.postern.bench.load.Generator;
import io.postern.bench.load.LoadOptions;
import io.postern.bench.load.LoadPlan;
import io.postern.bench.load.LoadResult;
import io.postern.bench.load.Prepass;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Clients that drip. */
@Command(
        name = "slow",
        mixinStandardHelpOptions = true,
        description =
                "What clients that send an octet a second cost the others. Wants bench sink and bench dns beside it.")
final class SlowCommand implements Callable<Integer> {
    @Mixin
    private EdgeUnderLoad edge = new EdgeUnderLoad();

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Option(names = "--slow", defaultValue = "500", description = "Clients that drip (default ${DEFAULT-VALUE}).")
    private int slow;

    @Option(
            names = "--rate",
            defaultValue = "100",
            description = "Messages of others a second (default ${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--seconds", defaultValue = "20", description = "Of each measurement (default ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "Alone and beside, in turn (default ${DEFAULT-VALUE}).")
    private int rounds;

    private final List<Double> rcptAlone = new ArrayList<>();
    private final List<Double> rcptBeside = new ArrayList<>();
    private final List<Double> dataAlone = new ArrayList<>();
    private final List<Double> dataBeside = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        var plan = load.plan(
                edge.port(), 50, rate, LoadPlan.UNTIL_TIME, Duration.ofSeconds(seconds), 1, ClientAddress.XCLIENT);
        Prepass.run(plan, load.traffic(), Duration.ofSeconds(3));
        Generator.run(plan, load.traffic());
        introduce();
        for (int round = 1; round <= rounds; round++) {
            note(Generator.run(plan, load.traffic()), rcptAlone, dataAlone);
            try (var dripping = new Dripping(edge.port(), slow)) {
                note(Generator.run(plan, load.traffic()), rcptBeside, dataBeside);
                dripping.demandAlive();
            }
            System.err.println("round " + round + ": RCPT p99 " + Figures.show(rcptAlone.getLast()) + " ms alone, "
                    + Figures.show(rcptBeside.getLast()) + " ms beside; DATA to 250 p99 "
                    + Figures.show(dataAlone.getLast()) + " and " + Figures.show(dataBeside.getLast()) + " ms");
        }
        var result = new LinkedHashMap<String, Object>();
        result.put("rcptP99MillisAlone", rcptAlone);
        result.put("rcptP99MillisBeside", rcptBeside);
        result.put("rcptChangePercent", change(rcptAlone, rcptBeside));
        result.put("dataTo250P99MillisAlone", dataAlone);
        result.put("dataTo250P99MillisBeside", dataBeside);
        result.put("dataTo250ChangePercent", change(dataAlone, dataBeside));
        System.out.println(JsonText.of(result));
        return 0;
    }

    /** Those that drip are strangers too: one of them waits its time out. */
    private void introduce() throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try (var talk = new Talk(edge.port())) {
                talk.envelope("r0@dest.test");
                return;
            } catch (IOException e) {
                if (attempt == 3) {
                    throw e;
                }
                TimeUnit.SECONDS.sleep(3);
            }
        }
    }

    private static void note(LoadResult result, List<Double> rcpt, List<Double> data) {
        if (result.failed() > 0) {
            throw new IllegalStateException("of the others' messages were refused: " + result.failures());
        }
        rcpt.add(result.rcpt().p99());
        data.add(result.dataTo250().p99());
    }

    private static double change(List<Double> alone, List<Double> beside) {
        return (Figures.median(beside) / Figures.median(alone) - 1) * 100;
    }

    /** Half of them in the content of a message, half in a command that never ends. */
    private static final class Dripping implements AutoCloseable {
        private final List<Talk> talks = new ArrayList<>();
        private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        private volatile int lost;

        Dripping(int port, int count) throws IOException {
            for (int i = 0; i < count; i++) {
                var talk = new Talk(port);
                talks.add(talk);
                if (i % 2 == 0) {
                    talk.begin("r0@dest.test");
                }
            }
            clock.scheduleAtFixedRate(this::drip, 0, 1, TimeUnit.SECONDS);
        }

        private void drip() {
            int failed = 0;
            for (var talk : talks) {
                try {
                    talk.send(new byte[] {'x'});
                } catch (IOException e) {
                    failed++;
                }
            }
            lost = failed;
        }

        void demandAlive() {
            if (lost > talks.size() / 10) {
                throw new IllegalStateException(lost + " of " + talks.size() + " that drip were sent away meanwhile");
            }
        }

        @Override
        public void close() throws IOException {
            clock.shutdownNow();
            for (var talk : talks) {
                talk.close();
            }
        }
    }
}
