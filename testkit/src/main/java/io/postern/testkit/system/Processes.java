// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Signals to processes by their id, and what Linux tells about them. */
public final class Processes {
    private Processes() {}

    /** @param signal such as {@code STOP} */
    public static void signal(long pid, String signal) {
        try {
            var process = new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                    .inheritIO()
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("process " + pid + " is not there to be sent " + signal);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("kill cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public static boolean alive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false) && !isZombie(pid);
    }

    private static boolean isZombie(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/stat")).matches("(?s).*\\) Z .*");
        } catch (IOException e) {
            return true;
        }
    }

    /** The words of its command line. */
    public static List<String> commandLine(long pid) {
        try {
            return List.of(
                    Files.readString(Path.of("/proc/" + pid + "/cmdline")).split("\0"));
        } catch (IOException e) {
            throw new UncheckedIOException("process " + pid + " has no command line to be read", e);
        }
    }

    /** Processes whose command line contains the text. */
    public static List<Long> mentioning(String text) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> pid != ProcessHandle.current().pid())
                .filter(pid -> {
                    try {
                        return Files.readString(Path.of("/proc/" + pid + "/cmdline"))
                                .contains(text);
                    } catch (IOException e) {
                        return false;
                    }
                })
                .toList();
    }
}
