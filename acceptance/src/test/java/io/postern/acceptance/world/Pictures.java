// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.monitoring.board.Boards;
import io.postern.monitoring.board.Panel;
import io.postern.monitoring.board.Query;
import io.postern.monitoring.picture.Line;
import io.postern.monitoring.picture.LineChart;
import io.postern.testkit.prometheus.PrometheusServer;
import io.postern.testkit.system.BuiltTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Some panels as pictures, from the same questions that Grafana asks. They go to {@code target/pictures}; with
 * {@code -Dpictures=write} there is traffic for some minutes before, and they go to {@code docs/images}.
 */
public final class Pictures {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration SHORT = Duration.ofSeconds(20);
    /** Name of the picture, dashboard, title of the panel. */
    private static final List<List<String>> CHOSEN = List.of(
            List.of("in-and-out", "postern-overview", "In and out"),
            List.of("rcpt-answer", "postern-overview", "Time to answer RCPT"),
            List.of("outcomes", "postern-overview", "Outcomes"),
            List.of("greylisting", "postern-greylisting", "Recipients"),
            List.of("put-off", "postern-delivery", "Put off, by what it is about"),
            List.of("failed", "postern-delivery", "Failed, by what it is about"),
            List.of("queue", "postern-queue", "By place"),
            List.of("hops", "postern-line", "Kafka, 99 of 100"));

    private final PrometheusServer prometheus;
    private final Runnable traffic;

    private Pictures(PrometheusServer prometheus, Runnable traffic) {
        this.prometheus = prometheus;
        this.traffic = traffic;
    }

    public static Pictures of(PrometheusServer prometheus, Runnable traffic) {
        return new Pictures(prometheus, traffic);
    }

    public void draw() {
        boolean written = "write".equals(System.getProperty("pictures"));
        long end = System.nanoTime() + LONG.toNanos();
        while (written && System.nanoTime() < end) {
            traffic.run();
        }
        var folder = written ? BuiltTree.root().resolve("docs/images") : Path.of("target/pictures");
        CHOSEN.forEach(one ->
                draw(folder.resolve(one.get(0) + ".svg"), panel(one.get(1), one.get(2)), written ? LONG : SHORT));
    }

    private static Panel panel(String board, String title) {
        return Boards.all().stream()
                .filter(one -> one.uid().equals(board))
                .flatMap(one -> one.panels().stream())
                .filter(one -> one.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no panel " + title + " on " + board));
    }

    private void draw(Path file, Panel panel, Duration time) {
        var lines =
                panel.queries().stream().flatMap(query -> lines(query, time)).toList();
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, LineChart.svg(panel.title(), panel.unit(), lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines that are 0 all the time only crowd a picture. */
    private Stream<Line> lines(Query query, Duration time) {
        return prometheus.range(query.asked("20s"), time, 120).stream()
                .map(answer -> new Line(legend(query.legend(), answer.path("metric")), points(answer)))
                .filter(line -> line.points().stream().anyMatch(point -> point.value() != 0));
    }

    private static List<Line.Point> points(JsonNode answer) {
        return answer.path("values")
                .valueStream()
                .map(pair -> new Line.Point(
                        pair.get(0).asDouble(), Double.parseDouble(pair.get(1).asText())))
                .filter(point -> Double.isFinite(point.value()))
                .toList();
    }

    private static String legend(String pattern, JsonNode labels) {
        var text = pattern;
        var names = labels.fieldNames();
        while (names.hasNext()) {
            var name = names.next();
            text = text.replace("{{" + name + "}}", labels.path(name).asText());
        }
        return text;
    }
}
