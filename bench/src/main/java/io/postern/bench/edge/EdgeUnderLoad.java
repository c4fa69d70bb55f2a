// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.edge;

import io.postern.bench.run.RunningSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The edge that is measured, and what its process takes. */
final class EdgeUnderLoad {
    @Option(
            names = "--data-dir",
            defaultValue = "${sys:postern.home:-.}/bench/target/data",
            description = "The system's data folder.")
    private Path dataDir = Path.of("");

    @Option(names = "--port", defaultValue = "2525", description = "Of its listener (default ${DEFAULT-VALUE}).")
    private int port;

    int port() {
        return port;
    }

    /** @throws IllegalStateException if no system runs there */
    long pid() {
        var pid = RunningSystem.find(dataDir).pids().get("smtp-edge");
        if (pid == null) {
            throw new IllegalStateException("the system on " + dataDir + " has no smtp-edge");
        }
        return pid;
    }

    /** Octets of the objects that live after a full collection. */
    long heap() {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid()),
                "GC.class_histogram");
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var total = said.lines().filter(line -> line.startsWith("Total")).findFirst();
            return Long.parseLong(total.orElseThrow(() -> new IllegalStateException("jcmd said " + said))
                    .trim()
                    .split("\\s+")[2]);
        } catch (IOException e) {
            throw new UncheckedIOException("jcmd cannot be run: a whole JDK is needed", e);
        }
    }

    /** Resident memory in KiB. */
    long resident() {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("the edge has ended", e);
        }
    }
}
