// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.machine;

import io.postern.bench.latency.Figures;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * The machine that a result comes from.
 *
 * @param memoryGiB of the whole machine
 * @param fileSystem of the folder that the fsync was measured in
 * @param fsyncP50 milliseconds for one flush of 5 KiB appended; 0 if it could not be measured
 * @param loadBefore load average over the last minute, before the bench began
 * @param steal share of processor time the host took away, since boot, in percent
 */
public record Machine(
        String cpu,
        int cores,
        double memoryGiB,
        String kernel,
        String java,
        String fileSystem,
        double fsyncP50,
        double fsyncP99,
        double loadBefore,
        double steal) {
    private static final int FLUSHES = 200;
    private static final int OCTETS = 5120;

    /** @param folder on the disk that matters */
    public static Machine look(Path folder) {
        double load = loadAverage();
        double[] flushes = fsync(folder);
        return new Machine(
                fromProc("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(),
                Math.round(kibibytes(fromProc("/proc/meminfo", "MemTotal")) / 104857.6) / 10.0,
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                Runtime.version().toString(),
                fileSystem(folder),
                Figures.percentile(flushes, 50),
                Figures.percentile(flushes, 99),
                load,
                100 * CpuTimes.now().stealShare());
    }

    /** Over the last minute; 0 where it is not known. */
    public static double loadAverage() {
        try {
            return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        } catch (IOException e) {
            return 0;
        }
    }

    /** Milliseconds of each of {@value #FLUSHES} flushes of a message's size, appended to one file. */
    private static double[] fsync(Path folder) {
        var file = folder.resolve("fsync-" + ProcessHandle.current().pid() + ".tmp");
        var millis = new double[FLUSHES];
        var octets = ByteBuffer.allocateDirect(OCTETS);
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            for (int i = 0; i < FLUSHES; i++) {
                channel.write(octets.clear());
                long start = System.nanoTime();
                channel.force(true);
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
            return millis;
        } catch (IOException e) {
            return new double[0];
        }
    }

    private static String fromProc(String file, String key) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("?");
        } catch (IOException e) {
            return "?";
        }
    }

    private static double kibibytes(String text) {
        var digits = text.replaceAll("[^0-9]", "");
        return digits.isEmpty() ? 0 : Double.parseDouble(digits);
    }

    private static String fileSystem(Path folder) {
        try {
            return Files.getFileStore(folder).type();
        } catch (IOException e) {
            return "?";
        }
    }

    /** One line for the head of a report. */
    public String line() {
        return String.join(
                ", ",
                Arrays.asList(
                        cores + " cores " + cpu,
                        Figures.show(memoryGiB) + " GiB",
                        kernel,
                        "Java " + java,
                        fileSystem + ", fsync of 5 KiB p50 " + Figures.show(fsyncP50) + " ms, p99 "
                                + Figures.show(fsyncP99) + " ms",
                        "load before " + Figures.show(loadBefore),
                        "steal since boot " + Figures.show(steal) + " %"));
    }
}
