// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.profile;

import io.postern.bench.machine.CpuMeter;
import io.postern.bench.run.RunningSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A profile of all services, from the command line. */
@Command(
        name = "profile",
        mixinStandardHelpOptions = true,
        description = {
            "Shows where the processor time of a running system goes. Make load in another window meanwhile.",
            "The recordings stay in the folder of --out, for 'jfr view' and other tools."
        })
public final class ProfileCommand implements Callable<Integer> {
    @Option(names = "--data-dir", defaultValue = "bench/target/data", description = "The system's data folder.")
    Path dataDir;

    @Option(names = "--pids", description = "Processes to look at instead: PID[=NAME],…")
    @Nullable
    String pids;

    @Option(names = "--seconds", defaultValue = "10", description = "How long to look (default 10).")
    int seconds;

    @Option(names = "--top", defaultValue = "12", description = "Lines of each table (default 12).")
    int top;

    @Option(
            names = "--out",
            defaultValue = "${sys:postern.home:-.}/bench/target/profile",
            description = "Folder for recordings and profile.md.")
    Path out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var processes = pids == null ? RunningSystem.find(dataDir).pids() : CpuMeter.parse(pids);
        var recordings = new LinkedHashMap<String, Recording>();
        processes.forEach((name, pid) -> {
            if (Recording.possible(pid)) {
                recordings.put(name, Recording.start(pid, out, name));
            }
        });
        var before = times(processes);
        long start = System.nanoTime();
        Thread.sleep(Duration.ofSeconds(seconds));
        var after = times(processes);
        double watched = (System.nanoTime() - start) / 1e9;
        var report = new StringBuilder();
        processes.forEach((name, pid) -> {
            var spent = after.get(name).since(before.get(name));
            var recording = recordings.get(name);
            var samples = recording == null ? new Samples() : Recording.read(recording.stop());
            report.append(ProfileReport.of(name, spent, samples, watched, top)).append('\n');
        });
        Files.writeString(Files.createDirectories(out).resolve("profile.md"), report);
        System.out.print(report);
        return 0;
    }

    private static Map<String, ThreadTimes> times(Map<String, Long> processes) {
        var times = new LinkedHashMap<String, ThreadTimes>();
        processes.forEach((name, pid) -> times.put(name, ThreadTimes.of(pid)));
        return times;
    }
}
