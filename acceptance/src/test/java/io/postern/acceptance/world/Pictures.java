// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.monitoring.board.Board;
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
 * {@code -Dpictures=write} there is a {@link Rush} for some minutes before, and they go to {@code docs/images}.
 */
public final class Pictures {
    /** Until programs that have just started are as quick as ever. */
    private static final Duration WARMING = Duration.ofSeconds(100);

    private static final Duration LONG = Duration.ofMinutes(4);
    private static final Duration SHORT = Duration.ofSeconds(20);
    /** Name of the picture, dashboard, title of the panel. */
    private static final List<List<String>> CHOSEN = List.of(
            List.of("in-and-out", "postern-overview", "In and out"),
            List.of("rcpt-answer", "postern-overview", "Time to answer RCPT"),
            List.of("outcomes", "postern-overview", "Outcomes"),
            List.of("findings", "postern-inbound", "Findings"),
            List.of("scanners", "postern-inbound", "Scanners"),
            List.of("greylisting", "postern-greylisting", "Recipients"),
            List.of("put-off", "postern-delivery", "Put off, by what it is about"),
            List.of("failed", "postern-delivery", "Failed, by what it is about"),
            List.of("queue", "postern-queue", "By place"),
            List.of("hops", "postern-line", "Kafka, 99 of 100"));

    private final PrometheusServer prometheus;
    private final World world;
    private final Traffic traffic;

    private Pictures(PrometheusServer prometheus, World world, Traffic traffic) {
        this.prometheus = prometheus;
        this.world = world;
        this.traffic = traffic;
    }

    public static Pictures of(PrometheusServer prometheus, World world, Traffic traffic) {
        return new Pictures(prometheus, world, traffic);
    }

    public void draw() {
        boolean written = "write".equals(System.getProperty("pictures"));
        if (written) {
            rush();
        }
        var folder = written ? BuiltTree.root().resolve("docs/images") : Path.of("target/pictures");
        for (var one : CHOSEN) {
            draw(folder.resolve(one.get(0) + ".svg"), board(one.get(1)), one.get(2), written ? LONG : SHORT);
        }
    }

    private void rush() {
        long end = System.nanoTime() + WARMING.plus(LONG).toNanos();
        try (var _ = Rush.start(world)) {
            while (System.nanoTime() < end) {
                traffic.round();
            }
        }
    }

    private static Board board(String uid) {
        return Boards.all().stream()
                .filter(one -> one.uid().equals(uid))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no dashboard " + uid));
    }

    private static Panel panel(Board board, String title) {
        return board.panels().stream()
                .filter(one -> one.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no panel " + title + " on " + board.uid()));
    }

    private void draw(Path file, Board board, String title, Duration time) {
        var panel = panel(board, title);
        var lines =
                panel.queries().stream().flatMap(query -> lines(query, time)).toList();
        var heading = board.title().replace("Postern / ", "") + ": " + title;
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, LineChart.svg(heading, panel.unit(), lines));
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
