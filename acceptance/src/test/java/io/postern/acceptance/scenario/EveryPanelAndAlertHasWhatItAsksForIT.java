// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.acceptance.world.Pictures;
import io.postern.acceptance.world.Rush;
import io.postern.acceptance.world.SharedWorld;
import io.postern.acceptance.world.Traffic;
import io.postern.acceptance.world.World;
import io.postern.contracts.metric.Metric;
import io.postern.monitoring.alert.Alert;
import io.postern.monitoring.alert.Alerts;
import io.postern.monitoring.board.Boards;
import io.postern.monitoring.board.Excuse;
import io.postern.monitoring.board.Panel;
import io.postern.monitoring.reference.MetricReference;
import io.postern.testkit.prometheus.PrometheusPrograms;
import io.postern.testkit.prometheus.PrometheusServer;
import io.postern.testkit.system.Part;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus scrapes the system while mail of all kinds passes, and is asked what every panel and alert asks. */
@ExtendWith(SharedWorld.class)
class EveryPanelAndAlertHasWhatItAsksForIT {
    private static final String RANGE = "2m";
    private static final Pattern SELECTOR = Pattern.compile("(?:postern|jvm)_[a-z_]+(?:\\{[^}]*})?|up\\{[^}]*}");
    /** How full the disk is that all this runs on is not Postern's affair. */
    private static final Set<String> OF_THE_MACHINE = Set.of("PosternDiskFills");
    /** What certain mail leaves behind, which a panel that adds up would show without it, too. */
    private static final List<String> MADE = List.of(
            "postern_delivery_attempts_total{outcome=\"delivered\", lane=\"incoming\"}",
            "postern_delivery_attempts_total{outcome=\"delivered\", lane=\"personal\"}",
            "postern_delivery_attempts_total{outcome=\"delivered\", lane=\"bulk\"}",
            "postern_scanners_scan_seconds_count{status=\"clean\"}",
            "postern_scanners_scan_seconds_count{status=\"infected\"}",
            "postern_policy_findings_total{rule=\"dmarc-reject\"}");
    /** Labels that Prometheus adds. */
    private static final Set<String> ADDED = Set.of("__name__", "job", "instance", "le");

    @Test
    void a_real_prometheus_answers_every_expression(World world, @TempDir Path folder) {
        assumeTrue(PrometheusPrograms.there(), "prometheus is not installed");
        var traffic = new Traffic(world, SharedWorld.submissionPort());
        traffic.round();
        try (var prometheus = PrometheusServer.start(folder, jobs(world))) {
            traffic.round();
            Awaitility.await("the books have heard how long content is kept and what is parked")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> Stream.of("postern_content_kept_seconds", "postern_parked_records")
                            .allMatch(asked -> hasNumber(prometheus.query(asked))));
            prometheus.awaitScrapes(2);

            assertThat(panels(prometheus, panel -> !mayMove(panel)))
                    .as("panels that show something, though they are excused, or nothing, though they are to show 0")
                    .isEmpty();
            assertThat(MADE)
                    .allSatisfy(made -> assertThat(moved(prometheus.query("increase(%s[%s])".formatted(made, RANGE))))
                            .as(made)
                            .isTrue());
            assertThat(world.receiver().acceptedFor("aligned@local.test"))
                    .anySatisfy(message -> assertThat(message.text()).contains("dmarc=pass"));
            assertThat(silentAlerts(prometheus))
                    .as("what alerts ask for and nobody shows")
                    .isEmpty();
            assertThat(undeclared(prometheus))
                    .as("what is shown and not declared")
                    .isEmpty();
            assertThat(alerts().stream().map(Alert::name))
                    .as("alerts, of which some are excused")
                    .containsAll(OF_THE_MACHINE);
            assertThat(firing(prometheus)).as("alerts whose expression holds").isEmpty();
            // At the end, as questions may be late on a slow machine meanwhile, which alerts and excuses are about.
            try (var _ = Rush.start(world)) {
                Awaitility.await("all other panels show figures while mail passes steadily")
                        .pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofSeconds(1))
                        .ignoreException(UncheckedIOException.class)
                        .untilAsserted(
                                () -> assertThat(panels(prometheus, EveryPanelAndAlertHasWhatItAsksForIT::mayMove))
                                        .isEmpty());
            }
            Pictures.of(prometheus, world, traffic).draw();
        }
    }

    private static Map<String, Integer> jobs(World world) {
        return Stream.of(Part.EDGE, Part.REPUTATION, Part.POLICY, Part.WORKER, Part.BOOKS, Part.REFUSALS)
                .collect(Collectors.toMap(Part::label, world.postern()::httpPort));
    }

    private static List<String> panels(PrometheusServer prometheus, Predicate<Panel> which) {
        return Boards.all().stream()
                .flatMap(board -> board.panels().stream()
                        .filter(which)
                        .flatMap(panel -> fault(panel, shown(prometheus, panel)).stream()
                                .map(fault -> "%s, %s: %s".formatted(board.title(), panel.title(), fault))))
                .toList();
    }

    private static boolean mayMove(Panel panel) {
        return fault(panel, Excuse.Shown.FIGURES).isEmpty();
    }

    private static Optional<String> fault(Panel panel, Excuse.Shown shown) {
        return Excuse.fault(panel.style(), panel.excuse(), shown);
    }

    private static Excuse.Shown shown(PrometheusServer prometheus, Panel panel) {
        var answers = panel.queries().stream()
                .map(query -> overTraffic(prometheus, query.asked(RANGE)))
                .toList();
        if (answers.stream().anyMatch(List::isEmpty)) {
            return Excuse.Shown.NOTHING;
        }
        if (!answers.stream().allMatch(EveryPanelAndAlertHasWhatItAsksForIT::hasNumber)) {
            return Excuse.Shown.NO_NUMBER;
        }
        return answers.stream().anyMatch(EveryPanelAndAlertHasWhatItAsksForIT::moved)
                ? Excuse.Shown.FIGURES
                : Excuse.Shown.ONLY_ZERO;
    }

    /** The most at any time of the traffic, as most of what waits is gone when it is over. */
    private static List<JsonNode> overTraffic(PrometheusServer prometheus, String query) {
        return prometheus.query("max_over_time((%s)[%s:1s])".formatted(query, RANGE));
    }

    private static boolean hasNumber(List<JsonNode> lines) {
        return figures(lines).anyMatch(figure -> !Double.isNaN(figure));
    }

    private static boolean moved(List<JsonNode> lines) {
        return figures(lines).anyMatch(figure -> !Double.isNaN(figure) && figure != 0);
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
                        if (prometheus.query(selector).isEmpty()) {
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
