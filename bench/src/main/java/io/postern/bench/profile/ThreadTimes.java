// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.profile;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Processor time of a process by groups of threads: those whose names differ in a number only. */
record ThreadTimes(Map<String, Double> millis) {
    private static final Pattern NUMBER = Pattern.compile("[-_ #]*\\d+$");
    private static final double MILLIS_PER_TICK = 10;

    static ThreadTimes of(long pid) {
        var times = new TreeMap<String, Double>();
        try (var threads = Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
            for (var thread : threads) {
                add(times, thread.resolve("stat"));
            }
        } catch (IOException | DirectoryIteratorException e) {
            return new ThreadTimes(Map.of());
        }
        return new ThreadTimes(times);
    }

    private static void add(Map<String, Double> times, Path stat) {
        try {
            var text = Files.readString(stat);
            times.merge(group(text), ticks(text) * MILLIS_PER_TICK, Double::sum);
        } catch (IOException e) {
            // the thread has ended meanwhile
        }
    }

    /** {@code vert.x-eventloo} of {@code 17 (vert.x-eventloo) R …}; the kernel keeps 15 letters. */
    static String group(String stat) {
        var name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
        var stem = NUMBER.matcher(name).replaceFirst("");
        return stem.isEmpty() ? name : stem;
    }

    private static long ticks(String stat) {
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    }

    ThreadTimes since(ThreadTimes earlier) {
        var spent = new TreeMap<String, Double>();
        millis.forEach((group, now) -> {
            double before = earlier.millis.getOrDefault(group, 0.0);
            if (now > before) {
                spent.put(group, now - before);
            }
        });
        return new ThreadTimes(spent);
    }

    double all() {
        return millis.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
