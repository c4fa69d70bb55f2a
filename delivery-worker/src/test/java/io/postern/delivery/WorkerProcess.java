// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery;

import io.postern.embedded.FreePorts;
import io.postern.testkit.servers.TestKafka;
import io.postern.testkit.servers.TestRedis;
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
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The built worker as a process of its own, as the launcher would start it. */
final class WorkerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    private final Process process;
    private final int port;

    private WorkerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts it, without waiting. @param settings those of {@code postern.delivery} without that prefix */
    static WorkerProcess start(TestKafka kafka, TestRedis redis, Map<String, String> settings) throws IOException {
        int port = FreePorts.take();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx192m");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Dquarkus.http.host=127.0.0.1");
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dpostern.kafka.bootstrap-servers=" + kafka.bootstrapServers());
        command.add("-Dpostern.redis.url=" + redis.url());
        command.add("-Dpostern.instance.name=worker-it");
        command.add("-Dpostern.delivery.retry-wait=1s");
        command.add("-Dpostern.delivery.schedule=1s,60s");
        command.add("-Dpostern.delivery.incoming-schedule=1s");
        command.add("-Dpostern.delivery.claim=2s");
        settings.forEach((key, value) ->
                command.add("-D" + (key.startsWith("postern.") ? "" : "postern.delivery.") + key + "=" + value));
        command.add("-jar");
        command.add(JAR.toString());
        var log = Path.of("target", "worker-it.log").toFile();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        return new WorkerProcess(process, port);
    }

    WorkerProcess awaitReady() {
        Awaitility.await("the worker is ready, see target/worker-it.log")
                .atMost(PATIENCE)
                .until(() -> get("/q/health/ready").contains("\"UP\"") || !process.isAlive());
        if (!process.isAlive()) {
            throw new IllegalStateException(
                    "the worker ended with " + process.exitValue() + ", see target/worker-it.log");
        }
        return this;
    }

    String metrics() {
        return get("/q/metrics");
    }

    /** What it says of its parts. */
    String health() {
        return get("/q/health");
    }

    private String get(String path) {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** Waits until it has ended by itself. */
    int awaitEnd() {
        Awaitility.await("the worker ends").atMost(PATIENCE).until(() -> !process.isAlive());
        return process.exitValue();
    }

    static String log() throws IOException {
        return Files.readString(Path.of("target", "worker-it.log"));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IllegalStateException("the worker did not stop within 20 s");
        }
    }
}
