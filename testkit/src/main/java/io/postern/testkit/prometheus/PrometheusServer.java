// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.embedded.Child;
import io.postern.embedded.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** A Prometheus that scrapes services on this machine once a second, and can be asked. */
public final class PrometheusServer implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = FreePorts.take();
    private final Child child;

    private PrometheusServer(Path folder, Map<String, Integer> jobs) {
        child = Child.start(
                "prometheus",
                folder,
                Map.of(),
                List.of(
                        PrometheusPrograms.server().toString(),
                        "--config.file=" + settings(folder, jobs),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--log.level=warn"));
    }

    /**
     * Starts one, and waits until it has heard of every job.
     *
     * @param folder for its files; fresh
     * @param jobs name and HTTP port of each service, which shows its figures at {@code /q/metrics}
     */
    public static PrometheusServer start(Path folder, Map<String, Integer> jobs) {
        var server = new PrometheusServer(folder, jobs);
        Awaitility.await("Prometheus has heard of all, see " + server.child.log())
                .atMost(START)
                .failFast("it ended", () -> !server.child.alive())
                .ignoreExceptions()
                .until(() -> server.query("up == 1").size() == jobs.size());
        return server;
    }

    private static Path settings(Path folder, Map<String, Integer> jobs) {
        var scrapes = jobs.entrySet().stream()
                .map(job -> """
                          - job_name: %s
                            metrics_path: /q/metrics
                            static_configs:
                              - targets: ['127.0.0.1:%d']
                        """.formatted(job.getKey(), job.getValue()))
                .collect(Collectors.joining());
        try {
            Files.createDirectories(folder);
            var file = folder.resolve("prometheus.yaml");
            return Files.writeString(
                    file, "global:\n  scrape_interval: 1s\n  scrape_timeout: 1s\nscrape_configs:\n" + scrapes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What an expression comes to now: one entry for each line.
     *
     * @throws IllegalArgumentException with its own words, if Prometheus does not understand the expression
     */
    public List<JsonNode> query(String expression) {
        return ask("/api/v1/query?query=" + encoded(expression));
    }

    /** Waits until every service was scraped so many times more. */
    public void awaitScrapes(int times) {
        int jobs = query("up").size();
        long until = Instant.now().getEpochSecond() + times;
        Awaitility.await("fresh figures")
                .atMost(START)
                .ignoreExceptions()
                .until(() -> query("timestamp(up == 1) > " + until).size() == jobs);
    }

    /** What it came to over some time until now, in so many steps. */
    public List<JsonNode> range(String expression, Duration time, int steps) {
        long end = Instant.now().getEpochSecond();
        return ask("/api/v1/query_range?query=%s&start=%d&end=%d&step=%d"
                .formatted(encoded(expression), end - time.toSeconds(), end, Math.max(1, time.toSeconds() / steps)));
    }

    private List<JsonNode> ask(String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(ANSWER)
                    .build();
            var answer = new ObjectMapper()
                    .readTree(http.send(request, HttpResponse.BodyHandlers.ofString())
                            .body());
            if (!answer.path("status").asText().equals("success")) {
                throw new IllegalArgumentException(answer.path("error").asText());
            }
            return answer.at("/data/result").valueStream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        child.stop(Duration.ofSeconds(10));
        http.close();
    }
}
