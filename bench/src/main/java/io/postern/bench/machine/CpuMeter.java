// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.machine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Processor time of some processes, each with its children, from {@link #start} on. A child that is measured by itself is
 * not counted with its parent.
 */
public final class CpuMeter {
    private final Map<String, Long> pids;
    private final Map<String, Double> before = new LinkedHashMap<>();

    private CpuMeter(Map<String, Long> pids) {
        this.pids = pids;
    }

    /** @param pids the processes by the name under which they are shown */
    public static CpuMeter start(Map<String, Long> pids) {
        var meter = new CpuMeter(pids);
        var now = Processes.now();
        pids.forEach((name, pid) -> meter.before.put(name, now.cpuSeconds(pid, meter.all())));
        return meter;
    }

    private Set<Long> all() {
        return Set.copyOf(pids.values());
    }

    /** Memory of each now, in MiB, shared pages in proportion. */
    public Map<String, Double> memoryMiB() {
        var result = new LinkedHashMap<String, Double>();
        var now = Processes.now();
        pids.forEach((name, pid) -> result.put(name, now.memoryMiB(pid, all())));
        return result;
    }

    /** Milliseconds since the start for each of so many messages, by process, in the order given. */
    public Map<String, Double> perMessage(long messages) {
        var result = new LinkedHashMap<String, Double>();
        var now = Processes.now();
        pids.forEach((name, pid) -> {
            double seconds = Math.max(0, now.cpuSeconds(pid, all()) - before.getOrDefault(name, 0.0));
            result.put(name, seconds * 1e3 / Math.max(1, messages));
        });
        return result;
    }

    /**
     * Reads {@code 4711=edge,4712}: a process id, with a name if wished.
     *
     * @throws IllegalArgumentException if one is not a number
     */
    public static Map<String, Long> parse(String pids) {
        var result = new LinkedHashMap<String, Long>();
        for (var part : pids.split(",")) {
            if (part.isBlank()) {
                continue;
            }
            var pair = part.strip().split("=", 2);
            try {
                result.put(pair.length == 2 ? pair[1] : pair[0], Long.parseLong(pair[0]));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "--pids wants process ids, each with a name if you like (4711=edge,4712), not '" + part + "'");
            }
        }
        return result;
    }
}
