// SPDX-License-Identifier: Apache-2.0
package io.postern.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A real Redis server on loopback as a child process; its append-only file is written every second. */
public final class EmbeddedRedis implements AutoCloseable {
    private final Path folder;
    private final Path logs;
    private final Path run;
    private final int port;
    private final Path program;
    private final List<String> more;
    private volatile Child child;

    private EmbeddedRedis(Path folder, Path logs, Path run, int port, Path program, List<String> more) {
        this.folder = folder;
        this.logs = logs;
        this.run = run;
        this.port = port;
        this.program = program;
        this.more = more;
        this.child = launch();
    }

    /** Where {@code redis-server} is on this machine, if it is. */
    public static Optional<Path> program() {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("") + ":/usr/bin:/usr/local/bin:/usr/sbin";
        return Stream.of(path.split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "redis-server"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** As below, with everything in one folder. */
    public static EmbeddedRedis start(Path folder, int port) {
        return start(folder, folder, folder, port);
    }

    /**
     * As above, with further words on its command line, such as {@code --tls-port 6380}; they come last and win.
     *
     * @param port without TLS and open to everybody on this machine, for whoever looks whether it answers
     */
    public static EmbeddedRedis start(Path folder, int port, List<String> more) {
        return start(folder, folder, folder, port, more);
    }

    /**
     * Starts the server's process without waiting for it.
     *
     * @param folder for the append-only file
     * @param logs for {@code redis.log}
     * @param run for {@code redis.pid}
     * @param port to listen on; 0 takes any free one
     * @throws IllegalStateException with a sentence, if Redis is not installed
     */
    public static EmbeddedRedis start(Path folder, Path logs, Path run, int port) {
        return start(folder, logs, run, port, List.of());
    }

    private static EmbeddedRedis start(Path folder, Path logs, Path run, int port, List<String> more) {
        var found = program()
                .orElseThrow(() -> new IllegalStateException("redis-server is not installed; install it (Debian:"
                        + " apt-get install redis-server) or name a running one in postern.redis.url"));
        return new EmbeddedRedis(folder, logs, run, port == 0 ? FreePorts.take() : port, found, List.copyOf(more));
    }

    private Child launch() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Redis' folder " + folder + " cannot be written", e);
        }
        var command = new ArrayList<>(List.of(
                program.toString(),
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--dir",
                folder.toAbsolutePath().toString(),
                "--appendonly",
                "yes",
                "--appendfsync",
                "everysec",
                "--save",
                "",
                "--loglevel",
                "warning",
                "--maxmemory-policy",
                "noeviction"));
        command.addAll(more);
        return Child.start("redis", logs, run, Map.of(), command);
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    public Child child() {
        return child;
    }

    /** @throws IllegalStateException with the server's last words, if it ended or took longer */
    public EmbeddedRedis await(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline && child.alive()) {
            if (answers()) {
                return this;
            }
        }
        throw new IllegalStateException(
                "Redis did not start; its log " + child.log() + " ends with\n" + child.lastWords(5));
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            socket.setSoTimeout(500);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            var answer = socket.getInputStream().readNBytes(5);
            return new String(answer, StandardCharsets.US_ASCII).equals("+PONG");
        } catch (IOException e) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return false;
        }
    }

    /** Ends it as a crash would and starts it again on the same port and data. */
    public void restart() {
        child.kill();
        start();
    }

    /** Starts the process again, after it has ended, on the same port and data; does not wait for it. */
    public void relaunch() {
        child = launch();
    }

    /** Starts it again after it was stopped, and waits until it answers. */
    public void start() {
        relaunch();
        await(Duration.ofSeconds(10));
    }

    @Override
    public void close() {
        child.close();
    }
}
