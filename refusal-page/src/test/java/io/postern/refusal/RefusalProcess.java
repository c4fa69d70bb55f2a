// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal;

import static org.awaitility.Awaitility.await;

import io.postern.embedded.Child;
import io.postern.embedded.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The service as it is packaged, in a process of its own. */
final class RefusalProcess implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    private final Child child;
    private final int port = FreePorts.take();
    private final int management = FreePorts.take();

    /** @param settings more of them, such as {@code -Dpostern.x=y} */
    RefusalProcess(Path folder, String kafka, String... settings) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(settings));
        command.addAll(List.of(
                "-Xmx80m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dpostern.kafka.bootstrap-servers=" + kafka,
                "-Dpostern.refusal-page.port=" + port,
                "-Dquarkus.management.port=" + management,
                "-jar",
                JAR.toAbsolutePath().toString()));
        child = Child.start("refusal-page", folder, Map.of(), command);
    }

    RefusalProcess awaitReady() {
        await("ready, see " + child.log())
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .failFast("it ended", () -> !child.alive())
                .until(() -> management("/q/health/ready").statusCode() == 200);
        return this;
    }

    HttpResponse<String> management(String path) throws IOException, InterruptedException {
        return send(management, path, "GET");
    }

    /** @param headers names and values in turn */
    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(port, path, "GET", headers);
    }

    HttpResponse<String> say(String method, String path) throws IOException, InterruptedException {
        return send(port, path, method);
    }

    int port() {
        return port;
    }

    private static HttpResponse<String> send(int port, String path, String method, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        child.close();
    }
}
