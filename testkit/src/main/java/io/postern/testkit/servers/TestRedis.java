// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.servers;

import io.postern.embedded.EmbeddedRedis;
import io.postern.embedded.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.testcontainers.containers.wait.strategy.Wait;

/** A Redis server for the tests of one JVM. */
public final class TestRedis {
    private static final class Shared {
        static final TestRedis REDIS = start();
    }

    private final int port;
    private final Runnable restart;

    private TestRedis(int port, Runnable restart) {
        this.port = port;
        this.restart = restart;
    }

    /** The server of this JVM, started at the first call and ended with the JVM; keys as tests left them. */
    public static TestRedis shared() {
        return Shared.REDIS;
    }

    /** The server of this JVM without any key. */
    public static TestRedis sharedAndEmpty() {
        var redis = shared();
        redis.empty();
        return redis;
    }

    private static TestRedis start() {
        return switch (ServerChoice.now()) {
            case EMBEDDED -> {
                var folder = Path.of(
                        "target", "testkit", "redis-" + ProcessHandle.current().pid());
                var redis = EmbeddedRedis.start(folder.toAbsolutePath(), 0).await(Duration.ofSeconds(20));
                Runtime.getRuntime().addShutdownHook(new Thread(redis::close, "stop-redis"));
                yield new TestRedis(redis.port(), redis::restart);
            }
            case DOCKER -> inDocker();
        };
    }

    @SuppressWarnings("resource") // Testcontainers ends it with the JVM.
    private static TestRedis inDocker() {
        int port = FreePorts.take();
        var container = new FixedPort("redis:7-alpine", port)
                .withCommand("redis-server", "--port", Integer.toString(port), "--appendonly", "yes")
                .waitingFor(Wait.forLogMessage(".*Ready to accept connections.*", 1));
        container.start();
        return new TestRedis(port, container::restartInPlace);
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /** Ends it and starts it again on the same port and data. */
    public void restart() {
        restart.run();
    }

    /** Removes every key. */
    public void empty() {
        command(port, "FLUSHALL");
    }

    /**
     * Sends one command without arguments that need quoting.
     *
     * @return the first line of the answer, with its type sign
     */
    public static String command(int port, String command) {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            var line = new StringBuilder();
            for (int c = socket.getInputStream().read();
                    c != '\r' && c != -1;
                    c = socket.getInputStream().read()) {
                line.append((char) c);
            }
            return line.toString();
        } catch (IOException e) {
            throw new UncheckedIOException("Redis on port " + port + " does not answer " + command, e);
        }
    }
}
