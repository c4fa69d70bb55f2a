// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.run;

import io.postern.bench.dns.LocalDns;
import io.postern.bench.latency.Figures;
import io.postern.bench.load.ClientAddress;
import io.postern.bench.load.LoadOptions;
import io.postern.bench.load.LoadPlan;
import io.postern.bench.load.Prepass;
import io.postern.bench.machine.CpuMeter;
import io.postern.bench.machine.Machine;
import io.postern.bench.sink.Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole measurement of a running system, from the command line. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Measures a running ./postern up --config bench/postern.yaml, and writes what it finds to bench/results.",
            "Runs the sink and the DNS server by itself meanwhile."
        })
public final class RunCommand implements Callable<Integer> {
    @Mixin
    LoadOptions options = new LoadOptions();

    @Option(names = "--data-dir", defaultValue = "bench/target/data", description = "The system's data folder.")
    Path dataDir;

    @Option(names = "--port", description = "Of its mx listener, if it does not say so itself.")
    int port;

    @Option(names = "--pids", description = "Processes to measure instead of those it names: PID[=NAME],…")
    @Nullable
    String pids;

    @Option(names = "--sink-port", defaultValue = "2530", description = "Where it delivers to (default 2530).")
    int sinkPort;

    @Option(names = "--dns-port", defaultValue = "5353", description = "For the DNS server; 0: start none.")
    int dnsPort;

    @Option(
            names = "--dns-folder",
            defaultValue = "${sys:postern.home:-.}/bench/target/dns",
            description = "For its files.")
    Path dnsFolder;

    @Option(names = "--rates", split = ",", defaultValue = "100", description = "Messages a second (default 100).")
    List<Double> rates;

    @Option(names = "--sessions", defaultValue = "50", description = "Sessions of the closed loop (default 50).")
    int sessions;

    @Option(names = "--per-connection", split = ",", defaultValue = "1,50", description = "Default 1,50.")
    List<Integer> perConnection;

    @Option(names = "--seconds", defaultValue = "10", description = "Length of each run (default 10).")
    int seconds;

    @Option(
            names = "--runs",
            defaultValue = "3",
            description = "Runs of the closed loop; the median counts (default 3).")
    int runs;

    @Option(names = "--warm-up", defaultValue = "20", description = "Seconds of load before measuring (default 20).")
    int warmUp;

    @Option(names = "--prepass-wait", defaultValue = "3", description = "Seconds; more than the block period.")
    int prepassWait;

    @Option(names = "--name", defaultValue = "postern", description = "Of the result (default postern).")
    String name;

    @Option(
            names = "--out",
            defaultValue = "${sys:postern.home:-.}/bench/results",
            description = "Folder for it (default bench/results).")
    Path out;

    @Override
    public Integer call() throws IOException {
        var machine = Machine.look(Files.createDirectories(out));
        System.out.println(machine.line());
        try (var dns = dnsPort == 0 ? null : LocalDns.start(dnsFolder, dnsPort);
                var sink = Sink.start(sinkPort)) {
            var system = pids == null ? RunningSystem.find(dataDir) : named(pids);
            int mx = port > 0 ? port : system.mxPort().orElse(2525);
            var time = Duration.ofSeconds(seconds);
            var plan = options.plan(mx, sessions, 0, LoadPlan.UNTIL_TIME, time, 1, ClientAddress.XCLIENT);
            prepass(plan);
            Map<String, Long> dnsPid = dns == null ? Map.of() : Map.of("dns", dns.pid());
            var runner = new StageRunner(sink, system.pids(), dnsPid, options::traffic);
            var warm = runner.run(plan.withTime(Duration.ofSeconds(warmUp)));
            say("warm-up", warm);
            var result =
                    new RunResult(name, LocalDate.now().toString(), machine, options.size(), measure(runner, plan));
            result.write(out);
            System.out.println(RunReport.markdown(result));
            return warm.load().accepted() > 0 ? 0 : 1;
        }
    }

    private static RunningSystem named(String pids) {
        return new RunningSystem(CpuMeter.parse(pids), OptionalInt.empty());
    }

    private void prepass(LoadPlan plan) {
        var last = Prepass.run(plan, options.traffic(), Duration.ofSeconds(prepassWait))
                .getLast();
        if (last.failed() > 0) {
            throw new IllegalStateException(last.failed() + " messages are refused after the prepass ("
                    + String.join("; ", last.examples().values())
                    + "): run the system with bench/postern.yaml, or look at --prepass-wait");
        }
    }

    private List<Stage> measure(StageRunner runner, LoadPlan plan) {
        var stages = new ArrayList<Stage>();
        for (int each : perConnection) {
            for (double rate : rates) {
                stages.add(say(
                        "at " + Figures.show(rate) + "/s",
                        runner.run(plan.withRate(rate, Math.max(100, sessions)).withPerConnection(each))));
            }
        }
        for (int run = 0; run < runs; run++) {
            for (int each : perConnection) {
                stages.add(say("closed loop", runner.run(plan.withPerConnection(each))));
            }
        }
        return stages;
    }

    private static Stage say(String what, Stage stage) {
        System.out.println(what + ", " + stage.perConnection() + " on a connection: "
                + Figures.show(stage.load().perSecond()) + " accepted/s, "
                + Figures.show(stage.deliveredPerSecond()) + " delivered/s, RCPT "
                + stage.load().rcpt().brief() + " ms, " + Figures.show(stage.cpuAll()) + " CPU ms/message, failed "
                + stage.load().failed() + ", lost " + stage.lost());
        stage.load()
                .failures()
                .forEach((kind, count) -> System.out.println("  " + count + " × " + kind + ": "
                        + stage.load().examples().get(kind)));
        return stage;
    }
}
