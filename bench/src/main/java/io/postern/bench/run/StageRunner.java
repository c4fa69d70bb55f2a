// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.run;

import io.postern.bench.load.Generator;
import io.postern.bench.load.LoadPlan;
import io.postern.bench.load.Traffic;
import io.postern.bench.machine.CpuMeter;
import io.postern.bench.machine.CpuTimes;
import io.postern.bench.machine.Disk;
import io.postern.bench.sink.Sink;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Runs one stage: load, wait until it is delivered, read the meters. */
final class StageRunner {
    private static final String DNS = "dns";
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(25);
    private final Sink sink;
    private final Map<String, Long> system;
    private final Map<String, Long> dns;
    private final Supplier<Traffic> traffic;

    /**
     * @param system processes to measure by name
     * @param dns the DNS server's, or nothing
     * @param traffic anew for each stage, so that ids tell the stages apart
     */
    StageRunner(Sink sink, Map<String, Long> system, Map<String, Long> dns, Supplier<Traffic> traffic) {
        this.sink = sink;
        this.system = system;
        this.dns = dns;
        this.traffic = traffic;
    }

    Stage run(LoadPlan plan) {
        sink.tally().reset();
        var disk = Disk.now();
        var times = CpuTimes.now();
        double sinkBefore = sink.cpuSeconds();
        var meter = CpuMeter.start(system);
        var dnsMeter = CpuMeter.start(dns);
        long start = System.nanoTime();
        var load = Generator.run(plan, traffic.get());
        drain(load.accepted());
        long messages = Math.max(1, load.accepted());
        var cpu = new LinkedHashMap<>(meter.perMessage(messages));
        var count = sink.tally().count();
        long delivered = count.messages() - count.duplicates();
        double seconds = Math.max(1e-9, (count.lastNanos() - start) / 1e9);
        var spent = CpuTimes.now().since(times);
        return new Stage(
                plan.sessions(),
                plan.perConnection(),
                load,
                delivered,
                Math.max(0, load.accepted() - delivered),
                count.duplicates(),
                delivered == 0 ? 0 : delivered / seconds,
                count.onTheWay(),
                cpu,
                cpu.values().stream().mapToDouble(Double::doubleValue).sum(),
                (sink.cpuSeconds() - sinkBefore) * 1e3 / messages,
                dnsMeter.perMessage(messages).getOrDefault(DNS, 0.0),
                meter.memoryMiB(),
                (double) Disk.now().since(disk).flushes() / messages,
                100 * spent.busyShare(),
                100 * spent.stealShare());
    }

    /** Until everything accepted has come, or nothing has come for a while. */
    private void drain(long accepted) {
        long last = -1;
        long lastChange = System.nanoTime();
        while (true) {
            long now = sink.tally().messages();
            if (now >= accepted) {
                return;
            }
            if (now != last) {
                last = now;
                lastChange = System.nanoTime();
            } else if (System.nanoTime() - lastChange > PATIENCE) {
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
