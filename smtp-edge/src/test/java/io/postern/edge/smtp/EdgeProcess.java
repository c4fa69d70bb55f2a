// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import io.postern.embedded.FreePorts;
import io.postern.embedded.SelfSigned;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The built edge as a process of its own, as the launcher would start it, with a heap of 128 MiB. */
final class EdgeProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    final int mx = FreePorts.take();
    final int relay = FreePorts.take();
    private final int http = FreePorts.take();
    private final Path log;
    private final Process process;

    /** @param settings without the prefix {@code postern.edge.} */
    EdgeProcess(String name, String bootstrapServers, Map<String, String> settings) throws IOException {
        log = Path.of("target", name + ".log");
        Files.deleteIfExists(log);
        var all = new TreeMap<String, String>();
        all.put("hostname", "edge.test");
        all.put("listeners.mx.port", Integer.toString(mx));
        all.put("listeners.mx.greet-delay", "0ms");
        all.put("listeners.relay.port", Integer.toString(relay));
        all.put("limits.tarpit-ceiling", "0s");
        all.putAll(settings);
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx128m");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Dquarkus.http.host=127.0.0.1");
        command.add("-Dquarkus.http.port=" + http);
        command.add("-Dpostern.kafka.bootstrap-servers=" + bootstrapServers);
        all.forEach((key, value) -> command.add("-Dpostern.edge." + key + "=" + value));
        command.add("-jar");
        command.add(JAR.toString());
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /**
     * Settings of an edge with TLS.
     *
     * @param certificates by name; {@code default} for who names no host
     * @param others without the prefix, as above
     */
    static Map<String, String> certified(Map<String, SelfSigned> certificates, Map<String, String> others) {
        var all = new TreeMap<>(others);
        certificates.forEach((name, made) -> {
            all.put(
                    "tls.certificates." + name + ".certificate",
                    made.certificate().toString());
            all.put("tls.certificates." + name + ".key", made.key().toString());
        });
        return all;
    }

    EdgeProcess awaitReady() {
        Awaitility.await("the edge is ready, see " + log)
                .atMost(PATIENCE)
                .failFast("the edge ended", () -> !process.isAlive())
                .until(this::ready);
        return this;
    }

    boolean ready() {
        return readiness() == 200;
    }

    boolean saysThatItIsNotReady() {
        return readiness() == 503;
    }

    /** Its loops go round. */
    boolean live() {
        var response = ask("/q/health/live");
        return response != null && response.statusCode() == 200;
    }

    /** What it says of its parts. */
    String health() {
        return String.valueOf(ask("/q/health").body());
    }

    private int readiness() {
        var response = ask("/q/health/ready");
        return response == null ? 0 : response.statusCode();
    }

    boolean alive() {
        return process.isAlive();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    String metrics() {
        return get("/q/metrics");
    }

    private String get(String path) {
        var response = ask(path);
        return response == null ? "" : response.body();
    }

    /** Null while nobody answers. */
    private @Nullable HttpResponse<String> ask(String path) {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http + path))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    void terminate() {
        process.destroy();
    }

    /** Waits until it has ended by itself. */
    int awaitEnd() {
        Awaitility.await("the edge ends").atMost(PATIENCE).until(() -> !process.isAlive());
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(40, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IllegalStateException("the edge did not stop within 40 s");
        }
    }
}
