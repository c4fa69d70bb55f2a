// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.acceptance.world.Pictures;
import io.postern.acceptance.world.SharedWorld;
import io.postern.acceptance.world.Traffic;
import io.postern.acceptance.world.World;
import io.postern.contracts.metric.Metric;
import io.postern.monitoring.alert.Alert;
import io.postern.monitoring.alert.Alerts;
import io.postern.monitoring.board.Boards;
import io.postern.monitoring.board.Panel;
import io.postern.monitoring.reference.MetricReference;
import io.postern.testkit.prometheus.PrometheusPrograms;
import io.postern.testkit.prometheus.PrometheusServer;
import io.postern.testkit.system.Part;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus scrapes the system while mail of all kinds passes, and is asked what every panel and alert asks. */
@ExtendWith(SharedWorld.class)
class EveryPanelAndAlertHasWhatItAsksForIT {
    private static final String RANGE = "2m";
    private static final Pattern SELECTOR = Pattern.compile("(?:postern|jvm)_[a-z_]+(?:\\{[^}]*})?|up\\{[^}]*}");
    /** What an alert asks for and a system in order does not show; each with its reason. */
    private static final Map<String, String> NOT_HERE =
            Map.of("postern_scanners_away", "there is no scanner in this system");
    /** How full the disk is that all this runs on is not Postern's affair. */
    private static final Set<String> OF_THE_MACHINE = Set.of("PosternDiskFills");
    /** Labels that Prometheus adds. */
    private static final Set<String> ADDED = Set.of("__name__", "job", "instance", "le");

    @Test
    void a_real_prometheus_answers_every_expression(World world, @TempDir Path folder) {
        assumeTrue(PrometheusPrograms.there(), "prometheus is not installed");
        var traffic = new Traffic(world, SharedWorld.submissionPort());
        traffic.round();
        try (var prometheus = PrometheusServer.start(folder, jobs(world))) {
            traffic.round();
            prometheus.awaitScrapes(2);

            assertThat(silentPanels(prometheus))
                    .as("panels that show nothing, though there was traffic")
                    .isEmpty();
            assertThat(silentAlerts(prometheus))
                    .as("what alerts ask for and nobody shows")
                    .isEmpty();
            assertThat(undeclared(prometheus))
                    .as("what is shown and not declared")
                    .isEmpty();
            assertThat(firing(prometheus)).as("alerts whose expression holds").isEmpty();
            Pictures.of(prometheus, traffic::round).draw();
        }
    }

    private static Map<String, Integer> jobs(World world) {
        return Stream.of(Part.EDGE, Part.REPUTATION, Part.POLICY, Part.WORKER, Part.BOOKS, Part.REFUSALS)
                .collect(Collectors.toMap(Part::label, world.postern()::httpPort));
    }

    private static List<String> silentPanels(PrometheusServer prometheus) {
        var silent = new ArrayList<String>();
        for (var board : Boards.all()) {
            for (var panel : board.panels()) {
                var queries = panel.queries().stream()
                        .map(query -> query.asked(RANGE))
                        .toList();
                if (panel.quiet() == null && !queries.stream().allMatch(query -> hasData(prometheus.query(query)))) {
                    silent.add("no data: %s, %s".formatted(board.title(), panel.title()));
                } else if (moves(panel) && queries.stream().noneMatch(query -> moved(prometheus, query))) {
                    silent.add("nothing but 0: %s, %s".formatted(board.title(), panel.title()));
                }
            }
        }
        return silent;
    }

    /** A figure, and not only that there is none, which is how Prometheus divides nothing by nothing. */
    private static boolean hasData(List<JsonNode> lines) {
        return figures(lines).anyMatch(figure -> !Double.isNaN(figure));
    }

    private static boolean moves(Panel panel) {
        return panel.quiet() == null && panel.still() == null && panel.style() != Panel.Style.ZERO;
    }

    /** At any time of the traffic, as most of what waits is gone when it is over. */
    private static boolean moved(PrometheusServer prometheus, String query) {
        return figures(prometheus.query("max_over_time((%s)[%s:1s])".formatted(query, RANGE)))
                .anyMatch(figure -> !Double.isNaN(figure) && figure != 0);
    }

    private static DoubleStream figures(List<JsonNode> lines) {
        return lines.stream()
                .map(line -> line.at("/value/1").asText().replace("Inf", "Infinity"))
                .mapToDouble(Double::parseDouble);
    }

    private static List<String> silentAlerts(PrometheusServer prometheus) {
        var silent = new ArrayList<String>();
        for (var alert : alerts()) {
            prometheus.query(alert.expression());
            SELECTOR.matcher(alert.expression())
                    .results()
                    .map(found -> found.group())
                    .distinct()
                    .forEach(selector -> {
                        var name = selector.replaceAll("\\{.*", "");
                        if (!NOT_HERE.containsKey(name)
                                && prometheus.query(selector).isEmpty()) {
                            silent.add(alert.name() + ": " + selector);
                        }
                    });
        }
        return silent;
    }

    private static List<Alert> alerts() {
        return Alerts.all().values().stream().flatMap(List::stream).toList();
    }

    private static List<String> firing(PrometheusServer prometheus) {
        return alerts().stream()
                .filter(alert -> !OF_THE_MACHINE.contains(alert.name()))
                .filter(alert -> !prometheus.query(alert.expression()).isEmpty())
                .map(alert -> alert.name() + " " + prometheus.query(alert.expression()))
                .toList();
    }

    private static Set<String> undeclared(PrometheusServer prometheus) {
        var declared = new TreeMap<String, Set<String>>();
        MetricReference.all().values().stream()
                .flatMap(List::stream)
                .forEach(metric -> names(metric).forEach(name -> declared.put(name, Set.copyOf(metric.labels()))));
        var strange = new TreeSet<String>();
        for (var line : prometheus.query("{__name__=~\"postern_.+\"}")) {
            var labels = new TreeSet<String>();
            line.path("metric").fieldNames().forEachRemaining(labels::add);
            labels.removeAll(ADDED);
            var name = line.at("/metric/__name__").asText();
            if (!labels.equals(declared.get(name))) {
                strange.add(name + labels);
            }
        }
        return strange;
    }

    private static Stream<String> names(Metric metric) {
        return metric.shape() == Metric.Shape.HISTOGRAM
                ? Stream.of("_bucket", "_sum", "_count", "_max").map(end -> metric.exposed() + end)
                : Stream.of(metric.exposed());
    }
}
