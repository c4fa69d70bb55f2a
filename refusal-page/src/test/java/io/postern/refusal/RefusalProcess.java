// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal;

import io.postern.embedded.FreePorts;
import io.postern.testkit.system.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The service as it is packaged, in a process of its own. */
final class RefusalProcess implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ServiceProcess process;
    private final int port = FreePorts.take();

    /** @param settings more of them, by their whole keys */
    RefusalProcess(Path folder, String kafka, Map<String, String> settings) {
        var all = new TreeMap<>(
                Map.of("postern.kafka.bootstrap-servers", kafka, "postern.refusal-page.port", Integer.toString(port)));
        all.putAll(settings);
        process = ServiceProcess.start("refusal-page", folder, 80, "quarkus.management.port", all);
    }

    RefusalProcess awaitReady() {
        process.awaitReady();
        return this;
    }

    HttpResponse<String> management(String path) throws IOException {
        var answer = process.ask(path);
        if (answer == null) {
            throw new IOException("nobody answers");
        }
        return answer;
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
        process.close();
    }
}
