// SPDX-License-Identifier: Apache-2.0
package io.postern.policy;

import static org.awaitility.Awaitility.await;

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

/** The service as it is packaged, in a process of its own. */
final class PolicyProcess implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    private final Child child;
    private final int port = FreePorts.take();

    /** @param yaml the settings file */
    PolicyProcess(Path folder, String kafka, String redis, String yaml) {
        try {
            var settings = Files.writeString(folder.resolve("settings.yaml"), yaml);
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx160m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Dsmallrye.config.locations=" + settings.toUri(),
                    "-Dpostern.kafka.bootstrap-servers=" + kafka,
                    "-Dpostern.redis.url=" + redis,
                    "-Dpostern.instance.name=policy-service",
                    "-Dquarkus.http.port=" + port,
                    "-Dquarkus.http.host=127.0.0.1",
                    "-jar",
                    JAR.toAbsolutePath().toString()));
            child = Child.start("policy-service", folder, Map.of(), command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PolicyProcess awaitReady() {
        await("ready, see " + child.log())
                .atMost(Duration.ofSeconds(60))
                .failFast("it ended", () -> !child.alive())
                .until(this::ready);
        return this;
    }

    boolean ready() {
        return get("/q/health/ready").startsWith("200 ");
    }

    /** Status and body; empty when nobody answers. */
    String get(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    boolean alive() {
        return child.alive();
    }

    String log() {
        return child.lastWords(1000);
    }

    @Override
    public void close() {
        child.close();
    }
}
