// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.micro;

import io.postern.bench.machine.Machine;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./postern bench micro}. */
@Command(
        name = "micro",
        mixinStandardHelpOptions = true,
        description = "Single steps by themselves, measured by JMH: the time a call takes.")
public final class MicroCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            defaultValue = "",
            description = "Only benchmarks whose name has this, such as Spf (default: all).")
    String name = "";

    @Option(names = "--rounds", defaultValue = "5", description = "Measured rounds (default ${DEFAULT-VALUE}).")
    int rounds;

    @Option(names = "--seconds", defaultValue = "2", description = "Seconds a round (default ${DEFAULT-VALUE}).")
    int seconds;

    @Option(names = "--json", description = "A file for the results as JMH writes them.")
    @Nullable
    Path json;

    @Override
    public Integer call() throws RunnerException {
        System.out.printf("load average before: %.2f%n", Machine.loadAverage());
        var options = new OptionsBuilder()
                .include("io\\.postern\\.bench\\.micro\\..*" + name)
                .forks(1)
                .warmupIterations(rounds)
                .warmupTime(TimeValue.seconds(seconds))
                .measurementIterations(rounds)
                .measurementTime(TimeValue.seconds(seconds));
        if (json != null) {
            options.resultFormat(ResultFormatType.JSON).result(json.toString());
        }
        new Runner(options.build()).run();
        System.out.printf("load average after: %.2f%n", Machine.loadAverage());
        return 0;
    }
}
