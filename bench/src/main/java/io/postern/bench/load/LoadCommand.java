// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.load;

import io.postern.bench.latency.JsonText;
import io.postern.bench.machine.CpuMeter;
import io.postern.bench.machine.Machine;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Load on one SMTP port, from the command line. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        description =
                "Sends messages to an SMTP server at a rate, or as fast as the sessions allow, and measures each step.")
public final class LoadCommand implements Callable<Integer> {
    @Mixin
    LoadOptions options = new LoadOptions();

    @Option(names = "--port", defaultValue = "2525", description = "Port of the server (default ${DEFAULT-VALUE}).")
    int port;

    @Option(names = "--sessions", defaultValue = "50", description = "Connections at a time (default 50).")
    int sessions;

    @Option(
            names = "--rate",
            defaultValue = "0",
            description = "Messages a second, each at its time (open loop); 0, the default: closed loop.")
    double rate;

    @Option(names = "--seconds", defaultValue = "10", description = "How long to send (default 10).")
    int seconds;

    @Option(names = "--count", description = "Messages to send, at most; without it --seconds decides.")
    long count;

    @Option(names = "--per-connection", defaultValue = "1", description = "Messages on one connection (default 1).")
    int perConnection;

    @Option(names = "--xclient", description = "Tell client addresses from 198.18.0.0/24 with XCLIENT.")
    boolean xclient;

    @Option(names = "--proxy", description = "Tell them with PROXY protocol version 1 instead.")
    boolean proxy;

    @Option(names = "--prepass", description = "First make all triplets known to the greylist.")
    boolean prepass;

    @Option(
            names = "--prepass-wait",
            defaultValue = "3",
            description = "Seconds between two passes: longer than the block period (default 3).")
    int prepassWait;

    @Option(names = "--pids", defaultValue = "", description = "Processes to measure with their children: PID[=NAME],…")
    String pids;

    @Option(
            names = "--settle",
            defaultValue = "0",
            description = "Seconds after the last message that their work counts.")
    int settle;

    @Option(names = "--json", description = "Print the result as JSON.")
    boolean json;

    @Override
    public Integer call() throws Exception {
        var how = proxy ? ClientAddress.PROXY : xclient ? ClientAddress.XCLIENT : ClientAddress.NONE;
        var processes = CpuMeter.parse(pids);
        var time = Duration.ofSeconds(count > 0 ? Integer.MAX_VALUE : seconds);
        long most = count > 0 ? count : LoadPlan.UNTIL_TIME;
        var plan = options.plan(port, sessions, rate, most, time, perConnection, how);
        var traffic = options.traffic();
        if (prepass) {
            var last =
                    Prepass.run(plan, traffic, Duration.ofSeconds(prepassWait)).getLast();
            if (last.failed() > 0) {
                System.err.println("after the prepass " + last.failed() + " of " + traffic.triplets()
                        + " messages are still refused: " + last.examples().values());
            }
        }
        var meter = CpuMeter.start(processes);
        var result = Generator.run(plan, traffic);
        Thread.sleep(Duration.ofSeconds(settle));
        var cpu = meter.perMessage(result.accepted() + result.failed());
        if (json) {
            var all = new LinkedHashMap<String, Object>();
            all.put("result", result);
            all.put("cpuPerMessage", cpu);
            all.put("load", Machine.loadAverage());
            System.out.println(JsonText.of(all));
        } else {
            System.out.println(LoadReport.text(result, cpu, Machine.loadAverage()));
        }
        return result.accepted() > 0 ? 0 : 1;
    }
}
