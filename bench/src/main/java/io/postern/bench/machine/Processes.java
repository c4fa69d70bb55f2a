// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.machine;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All processes of the machine at one moment. */
public record Processes(Map<Long, Entry> entries) {
    /** Linux tells processor times in hundredths of a second, whatever the kernel's own clock. */
    private static final double TICKS_PER_SECOND = 100;

    /**
     * @param parent its parent's process id
     * @param cpuSeconds user and system time of the process and of its children that have ended
     */
    public record Entry(long parent, double cpuSeconds) {}

    public static Processes now() {
        var entries = new HashMap<Long, Entry>();
        try (var folders = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var folder : folders) {
                var entry = read(folder.resolve("stat"));
                if (entry != null) {
                    entries.put(Long.parseLong(folder.getFileName().toString()), entry);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            return new Processes(Map.of());
        }
        return new Processes(entries);
    }

    private static @Nullable Entry read(Path stat) {
        try {
            return parse(Files.readString(stat));
        } catch (IOException | RuntimeException e) {
            return null; // it has ended meanwhile
        }
    }

    /** One line of {@code /proc/PID/stat}; the command's name in it may contain anything. */
    static Entry parse(String stat) {
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int i = 11; i <= 14; i++) {
            ticks += Long.parseLong(fields[i]);
        }
        return new Entry(Long.parseLong(fields[1]), ticks / TICKS_PER_SECOND);
    }

    /** A process and all below it. */
    public Set<Long> tree(long root) {
        return tree(root, Set.of());
    }

    /** A process and all below it, but for others and all below them. */
    Set<Long> tree(long root, Set<Long> others) {
        var children = new HashMap<Long, List<Long>>();
        entries.forEach((pid, entry) -> {
            if (pid == root || !others.contains(pid)) {
                children.computeIfAbsent(entry.parent(), p -> new ArrayList<>()).add(pid);
            }
        });
        var found = new LinkedHashSet<Long>();
        var open = new ArrayDeque<Long>(List.of(root));
        while (!open.isEmpty()) {
            long pid = open.poll();
            if (entries.containsKey(pid) && found.add(pid)) {
                open.addAll(children.getOrDefault(pid, List.of()));
            }
        }
        return found;
    }

    /** Processor seconds of a process and all below it, but for others; 0 when it is not there. */
    public double cpuSeconds(long root, Set<Long> others) {
        return tree(root, others).stream()
                .mapToDouble(pid -> entries.get(pid).cpuSeconds())
                .sum();
    }

    /** Memory of a process and all below it, but for others, with shared pages counted in proportion (PSS); MiB. */
    public double memoryMiB(long root, Set<Long> others) {
        return tree(root, others).stream().mapToDouble(Processes::pss).sum() / 1024;
    }

    private static double pss(long pid) {
        try {
            for (var line : Files.readAllLines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
                if (line.startsWith("Pss:")) {
                    return Double.parseDouble(line.replaceAll("[^0-9]", ""));
                }
            }
        } catch (IOException e) {
            // it has ended meanwhile, or belongs to somebody else
        }
        return 0;
    }
}
