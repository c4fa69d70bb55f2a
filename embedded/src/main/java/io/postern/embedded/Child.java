// SPDX-License-Identifier: Apache-2.0
package io.postern.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A child process that ends when we do, however we end. Its output goes to a log file. */
public final class Child implements AutoCloseable {
    private static final long LARGE_LOG = 8 << 20;
    /** How far back the last words are looked for, in octets. */
    private static final int TAIL = 16 << 10;

    /** Waits for the end of standard input, then ends the command: gently, and after ten seconds for good. */
    private static final String LIFELINE = """
            exec 3<&0
            child=; ending=
            trap 'ending=1; [ -z "$child" ] || kill -TERM $child 2>/dev/null' TERM
            "$@" </dev/null 3<&- &
            child=$!
            [ -z "$ending" ] || kill -TERM $child 2>/dev/null
            ( trap - TERM
              while read -r _ <&3; do :; done
              kill -TERM $child 2>/dev/null
              n=0; while [ $n -lt ${POSTERN_LAST_TENTHS:-100} ] && kill -0 $child 2>/dev/null; do sleep 0.1; n=$((n+1)); done
              kill -KILL $child 2>/dev/null ) &
            watcher=$!
            echo $child > "$POSTERN_PID_FILE"
            exec 2>/dev/null
            wait $child; code=$?
            while kill -0 $child 2>/dev/null; do wait $child; code=$?; done
            kill -KILL $watcher 2>/dev/null
            rm -f "$POSTERN_PID_FILE"
            exit $code
            """;

    private static final Duration PID_PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final Process process;
    private final Path log;
    private final Path pidFile;

    private Child(String name, Process process, Path log, Path pidFile) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.pidFile = pidFile;
    }

    /** As below, with log and pid file in one folder. */
    public static Child start(String name, Path folder, Map<String, String> environment, List<String> command) {
        return start(name, folder, folder, environment, command);
    }

    /**
     * Starts a command.
     *
     * @param logs for {@code NAME.log}, which is appended to; past 8 MiB it is put aside as {@code NAME.log.1} first
     * @param run for {@code NAME.pid}, which is there while the command runs
     * @throws UncheckedIOException if the command cannot be started
     */
    public static Child start(String name, Path logs, Path run, Map<String, String> environment, List<String> command) {
        try {
            Files.createDirectories(logs);
            Files.createDirectories(run);
            var log = logs.resolve(name + ".log");
            if (Files.exists(log) && Files.size(log) > LARGE_LOG) {
                Files.move(log, logs.resolve(name + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
            var pidFile = run.resolve(name + ".pid");
            Files.deleteIfExists(pidFile);
            var line = new ArrayList<>(List.of("setsid", "/bin/sh", "-c", LIFELINE, "postern-" + name));
            line.addAll(command);
            var builder = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            builder.environment().put("POSTERN_PID_FILE", pidFile.toString());
            return new Child(name, builder.start(), log, pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be started: " + e.getMessage(), e);
        }
    }

    public String name() {
        return name;
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** The process id of the command itself; waits until it is known, which takes milliseconds. 0 once it has ended. */
    public long pid() {
        long deadline = System.nanoTime() + PID_PATIENCE.toNanos();
        long pid = readPid();
        while (pid == 0 && process.isAlive() && System.nanoTime() < deadline) {
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return 0;
            }
            pid = readPid();
        }
        return pid;
    }

    private long readPid() {
        try {
            return Files.exists(pidFile)
                    ? Long.parseLong(Files.readString(pidFile).strip())
                    : 0;
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    public Path log() {
        return log;
    }

    /** The last lines of its output, for a message to a person. */
    public String lastWords(int lines) {
        try {
            var all = tail().lines().filter(line -> !line.isBlank()).toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException e) {
            return "(no output in " + log + ")";
        }
    }

    private String tail() throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - TAIL));
            var bytes = new byte[TAIL];
            int read = Math.max(0, file.read(bytes));
            return new String(bytes, 0, read, StandardCharsets.UTF_8);
        }
    }

    /** Completes when it has ended, however that came. */
    public CompletableFuture<Integer> ended() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Asks it to end (SIGTERM) and waits; ends it for good when it takes longer. */
    public void stop(Duration patience) {
        // Process.destroy would close the lifeline too, which gives ten seconds and no more.
        process.toHandle().destroy();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
    }

    /** Ends it at once (SIGKILL), as a crash would. */
    public void kill() {
        try {
            long pid = pid();
            if (pid != 0 && process.isAlive()) {
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            }
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop(Duration.ofSeconds(15));
    }
}
