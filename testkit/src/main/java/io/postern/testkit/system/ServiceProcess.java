// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.system;

import io.postern.embedded.Child;
import io.postern.embedded.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A service as its module has packaged it, in a process of its own; it ends with this JVM at the latest. */
public final class ServiceProcess implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration TO_STOP = Duration.ofSeconds(40);

    private final String name;
    private final int port;
    private final Child child;

    private ServiceProcess(String name, int port, Child child) {
        this.name = name;
        this.port = port;
        this.child = child;
    }

    /**
     * Starts the service of the module that the test is in, without waiting.
     *
     * @param folder for {@code NAME.log}, which is appended to
     * @param heap in mebibytes
     * @param portSetting where it says on which port health is told, such as {@code quarkus.http.port}; a free one is taken
     * @param settings by their whole keys
     */
    public static ServiceProcess start(
            String name, Path folder, int heap, String portSetting, Map<String, String> settings) {
        int port = FreePorts.take();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dquarkus.http.host=127.0.0.1",
                // Starts count here, and not how quick the first answer is.
                "-Dpostern.instance.rehearsal=0s",
                "-D" + portSetting + "=" + port));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-jar", JAR.toAbsolutePath().toString()));
        var run = folder.resolve("run-" + port);
        return new ServiceProcess(name, port, Child.start(name, folder, run, Map.of(), command));
    }

    /** @throws org.awaitility.core.TerminalFailureException if it ends instead */
    public void awaitReady() {
        Awaitility.await(name + " is ready, see " + child.log())
                .atMost(PATIENCE)
                .failFast(name + " ended", () -> !child.alive())
                .until(this::ready);
    }

    public boolean ready() {
        return status("/q/health/ready") == 200;
    }

    /** 0 while nobody answers. */
    public int status(String path) {
        var answer = ask(path);
        return answer == null ? 0 : answer.statusCode();
    }

    /** Empty while nobody answers. */
    public String body(String path) {
        var answer = ask(path);
        return answer == null ? "" : answer.body();
    }

    /** Null while nobody answers. */
    public @Nullable HttpResponse<String> ask(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    public boolean alive() {
        return child.alive();
    }

    /** All that it has written. */
    public String log() {
        try {
            return Files.exists(child.log()) ? Files.readString(child.log()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to end, as an operator does, and does not wait. */
    public void terminate() {
        ProcessHandle.of(child.pid()).ifPresent(ProcessHandle::destroy);
    }

    /** As a crash does. */
    public void kill() {
        child.kill();
    }

    /** Waits until it has ended. @return the code it ended with */
    public int awaitEnd() {
        Awaitility.await(name + " ends").atMost(PATIENCE).until(() -> !child.alive());
        return child.ended().join();
    }

    /** @throws IllegalStateException if it does not end when it is asked to */
    @Override
    public void close() {
        if (child.alive()) {
            terminate();
        }
        try {
            Awaitility.await(name + " ends").atMost(TO_STOP).until(() -> !child.alive());
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            child.kill();
            throw new IllegalStateException(name + " did not stop within " + TO_STOP.toSeconds() + " s", e);
        }
    }
}
