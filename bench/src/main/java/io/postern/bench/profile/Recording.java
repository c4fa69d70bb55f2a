// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/** A Flight Recorder recording in another JVM, started and stopped from here. */
final class Recording {
    private static final String NAME = "postern-bench";
    private final long pid;
    private final Path file;

    private Recording(long pid, Path file) {
        this.pid = pid;
        this.file = file;
    }

    static boolean possible(long pid) {
        try {
            return Path.of("/proc/" + pid + "/exe").toRealPath().endsWith("java");
        } catch (IOException e) {
            return false;
        }
    }

    /** @throws IllegalStateException if that JVM does not let itself be recorded */
    static Recording start(long pid, Path folder, String name) {
        try {
            var settings =
                    Files.createDirectories(folder).resolve("profile.jfc").toAbsolutePath();
            try (var in = Recording.class.getResourceAsStream("profile.jfc")) {
                Files.copy(in, settings, StandardCopyOption.REPLACE_EXISTING);
            }
            var recording = new Recording(pid, folder.resolve(name + ".jfr").toAbsolutePath());
            recording.command("JFR.start", "name=" + NAME, "settings=" + settings);
            return recording;
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be written: name another with --out", e);
        }
    }

    Path stop() {
        command("JFR.stop", "name=" + NAME, "filename=" + file);
        return file;
    }

    private void command(String... words) {
        var line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(pid)));
        line.addAll(List.of(words));
        try {
            var process = new ProcessBuilder(line).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(
                        "process " + pid + " cannot be profiled: run this as the user it runs as ("
                                + said.strip().replace('\n', ' ') + ")");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("jcmd cannot be run: a whole JDK is needed, not only a JRE", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    static Samples read(Path file) {
        var samples = new Samples();
        try (var recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                var event = recording.readEvent();
                if (event.getEventType().getName().equals("jdk.CPUTimeSample") && event.getStackTrace() != null) {
                    samples.add(frames(event.getStackTrace()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
        return samples;
    }

    private static List<String> frames(RecordedStackTrace stack) {
        return stack.getFrames().stream().map(Recording::frame).toList();
    }

    private static String frame(RecordedFrame frame) {
        var method = frame.getMethod();
        return method.getType().getName() + "." + method.getName();
    }
}
