// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.scale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.bench.demo.Await;
import io.postern.bench.demo.DemoSystem;
import io.postern.bench.demo.StepFailed;
import io.postern.embedded.Child;
import io.postern.embedded.FreePorts;
import io.postern.embedded.JavaOptions;
import io.postern.embedded.StartCache;
import io.postern.testkit.system.HealthCheck;
import io.postern.testkit.system.SystemProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** {@code ./postern up} with several instances of its services. */
final class ScaleSystem implements AutoCloseable {
    /** How long its workers let what is in work go on when they stop. */
    static final Duration STOP_GRACE = Duration.ofSeconds(1);

    /** What {@link Doors} need to see that an edge is not ready any more, and a good deal more. */
    private static final String NOTICE = "3s";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration BACK = Duration.ofSeconds(60);
    /** As the launcher has it, from one edge to the next. */
    private static final int STEP = 100;

    private final Path home = Path.of(System.getProperty("postern.home", "."));
    private final Path folder;
    private final int mxPort;
    private final DemoSystem system;

    /**
     * Starts it and waits until it is ready.
     *
     * @param sink where its mail goes
     */
    ScaleSystem(Crew crew, int dnsPort, int sink, PrintStream out) throws IOException {
        folder = Files.createTempDirectory("postern-scale-");
        mxPort = ports(crew.edges());
        int relayPort = ports(crew.edges());
        system = new DemoSystem(home, folder, mxPort, relayPort, settings(crew, relayPort, dnsPort, sink));
        try {
            system.awaitReady(out);
        } catch (StepFailed e) {
            close();
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Free, as are those of further edges above it. */
    private static int ports(int edges) {
        while (true) {
            int first = FreePorts.take();
            if (IntStream.range(1, edges).allMatch(edge -> free(first + STEP * edge))) {
                return first;
            }
        }
    }

    private static boolean free(int port) {
        try (var socket = new java.net.ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private String settings(Crew crew, int relayPort, int dnsPort, int sink) {
        return """
                postern:
                  data-dir: "%s"
                  relay-domains: [dest.test]
                  dns: {servers: ["127.0.0.1:%d"]}
                  greylist: {block-period: 1s}
                  delivery: {routes: {dest.test: "127.0.0.1:%d"}, stop-grace: %ds}
                  edge:
                    hostname: mx.dest.test
                    drain-notice: %s
                    limits: {exempt-networks: [127.0.0.0/8, 198.18.0.0/16]}
                    listeners:
                      mx: {port: %d, greet-delay: 0ms, xclient-networks: [127.0.0.0/8]}
                      relay: {port: %d}
                %s""".formatted(
                        folder.resolve("data"),
                        dnsPort,
                        sink,
                        STOP_GRACE.toSeconds(),
                        NOTICE,
                        mxPort,
                        relayPort,
                        crew.settings());
    }

    List<Door> doors() {
        var doors = new ArrayList<Door>();
        for (var name : names("smtp-edge")) {
            doors.add(new Door(mxPort + STEP * doors.size(), httpPort(name)));
        }
        return doors;
    }

    /** The names of the processes of a service, the first one's first. */
    List<String> names(String service) {
        var names = new ArrayList<String>();
        for (var one : state().path("services")) {
            var name = one.path("name").asText();
            if (name.equals(service) || name.matches(service + "-\\d+")) {
                names.add(name);
            }
        }
        return names;
    }

    long pid(String name) {
        return service(name).path("pid").asLong();
    }

    int httpPort(String name) {
        return service(name).path("httpPort").asInt();
    }

    private JsonNode service(String name) {
        for (var one : state().path("services")) {
            if (one.path("name").asText().equals(name)) {
                return one;
            }
        }
        throw new IllegalStateException("the system has no process " + name);
    }

    private JsonNode state() {
        try {
            return JSON.readTree(folder.resolve("data/run/state.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("the system does not tell its state", e);
        }
    }

    /** One of its processes, as it is now. */
    SystemProcess process(String name) {
        return new SystemProcess(name, pid(name), httpPort(name));
    }

    /** Ends a process as an operator would, and waits until the launcher has another one ready in its place. */
    void restart(String name) {
        var before = process(name);
        before.terminate();
        Await.until(BACK, name + " is not back", () -> pid(name) != before.pid() && before.ready());
    }

    /** A worker beside those that the system has: the launcher does not know of it. */
    ExtraWorker addWorker(int number) {
        var state = state();
        int http = FreePorts.take();
        // As the launcher starts its own.
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx192m"));
        command.addAll(JavaOptions.service());
        var target = home.resolve("delivery-worker/target");
        var jar = target.resolve("quarkus-app/quarkus-run.jar");
        command.addAll(new StartCache(target.resolve("start.aot"), jar, StartCache.Use.READ).options());
        command.addAll(List.of(
                "-Dsmallrye.config.locations="
                        + folder.resolve("data/run/delivery-worker.yaml").toUri(),
                "-Dpostern.kafka.bootstrap-servers="
                        + state.path("kafka").path("bootstrapServers").asText(),
                "-Dpostern.redis.url=" + state.path("redis").path("url").asText(),
                "-Dpostern.instance.name=extra-worker-" + number,
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + http,
                "-jar",
                jar.toString()));
        var child = Child.start("extra-worker-" + number, folder, Map.of("MALLOC_ARENA_MAX", "2"), command);
        Await.until(BACK, "the worker does not get ready: " + child.lastWords(3), () -> HealthCheck.ready(http));
        return new ExtraWorker(child, http);
    }

    /** What the processes have logged, for who looks afterwards. */
    void copyLogs(Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(folder.resolve("data/logs"))) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @Override
    public void close() {
        system.stop();
        DemoSystem.remove(folder);
    }
}
