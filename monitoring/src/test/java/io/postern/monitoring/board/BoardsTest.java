// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.contracts.metric.Metric;
import io.postern.monitoring.Golden;
import io.postern.monitoring.alert.Alert;
import io.postern.monitoring.alert.Alerts;
import io.postern.monitoring.reference.MetricReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of dashboards are what the code says, and what Grafana can import anywhere. */
class BoardsTest {
    private static final Path FOLDER = Golden.ROOT.resolve("deploy/k8s/postern/dashboards");
    private static final Pattern EXPORTED = Pattern.compile("- pattern: (kafka\\..*)\\n +name: (\\S+)");
    private static final Pattern CHOICES = Pattern.compile("\\(([A-Za-z|]+)\\)");
    private static final Pattern KAFKAS = Pattern.compile("kafka_[a-z_]+");
    private static final Pattern OURS = Pattern.compile("postern_[a-z_]+");

    static Stream<Board> boards() {
        return Boards.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("boards")
    void its_file_is_up_to_date(Board board) throws IOException {
        Golden.compare(FOLDER.resolve(board.uid() + ".json"), JsonBoards.text(board));
    }

    @Test
    void no_other_file_lies_beside_them() throws IOException {
        try (var files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            boards().map(board -> board.uid() + ".json").toList());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("boards")
    void it_names_no_source_of_its_own_and_its_panels_do_not_overlap(Board board) throws IOException {
        var json = new ObjectMapper().readTree(JsonBoards.text(board));
        assertThat(json.has("id")).isFalse();
        assertThat(json.path("schemaVersion").asInt()).isBetween(38, 41);
        assertThat(Set.copyOf(json.findValues("datasource").stream()
                        .map(source -> source.path("uid").asText())
                        .toList()))
                .containsExactly("${datasource}");
        var ids = json.path("panels").findValuesAsText("id");
        assertThat(ids).doesNotHaveDuplicates();
        var places = json.path("panels").findValues("gridPos");
        assertThat(places).allMatch(place -> right(place) <= 24);
        for (var one : places) {
            assertThat(places).filteredOn(other -> overlap(one, other)).hasSize(1);
        }
    }

    private static int right(JsonNode place) {
        return place.get("x").asInt() + place.get("w").asInt();
    }

    private static boolean overlap(JsonNode one, JsonNode other) {
        return one.get("x").asInt() < right(other)
                && other.get("x").asInt() < right(one)
                && one.get("y").asInt()
                        < other.get("y").asInt() + other.get("h").asInt()
                && other.get("y").asInt() < one.get("y").asInt() + one.get("h").asInt();
    }

    @Test
    void every_panel_says_what_one_sees() {
        assertThat(boards().flatMap(board -> board.panels().stream()))
                .allSatisfy(
                        panel -> assertThat(panel.meaning()).as(panel.title()).endsWith("."));
    }

    @Test
    void panels_ask_for_metrics_that_are_declared() {
        var declared = metrics().flatMap(BoardsTest::series).collect(Collectors.toCollection(TreeSet::new));
        assertThat(declared).containsAll(asked(panels()));
    }

    @Test
    void every_metric_is_on_a_panel_or_in_an_alert() {
        var asked = asked(Stream.concat(
                panels(), Alerts.all().values().stream().flatMap(List::stream).map(Alert::expression)));
        assertThat(metrics())
                .filteredOn(metric -> series(metric).noneMatch(asked::contains))
                .extracting(Metric::exposed)
                .isEmpty();
    }

    private static Stream<Metric> metrics() {
        return MetricReference.all().values().stream().flatMap(List::stream);
    }

    private static Stream<String> panels() {
        return boards().flatMap(board -> board.panels().stream())
                .flatMap(panel -> panel.queries().stream())
                .map(Query::expression);
    }

    private static Set<String> asked(Stream<String> expressions) {
        return expressions
                .flatMap(text -> OURS.matcher(text).results().map(found -> found.group()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Names as the rules for the exporter in the chart make them; those of groups are kafka-exporter's own. */
    @Test
    void of_brokers_panels_ask_for_what_the_chart_has_them_tell() throws IOException {
        var chart = Files.readString(Golden.ROOT.resolve("deploy/k8s/postern/templates/kafka/cluster.yaml"));
        var told = new TreeSet<>(Set.of("kafka_consumergroup_lag"));
        EXPORTED.matcher(chart).results().forEach(rule -> {
            var choices = CHOICES.matcher(rule.group(1));
            for (var choice : choices.find() ? choices.group(1).split("\\|") : new String[] {""}) {
                told.add(rule.group(2).replace("$1", choice).toLowerCase(Locale.ROOT));
            }
        });
        var asked = panels().flatMap(text -> KAFKAS.matcher(text).results().map(found -> found.group()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(asked).isEqualTo(told);
    }

    private static Stream<String> series(Metric metric) {
        return metric.shape() == Metric.Shape.HISTOGRAM
                ? Stream.of("_bucket", "_count", "_sum").map(end -> metric.exposed() + end)
                : Stream.of(metric.exposed());
    }

    @Test
    void an_expression_is_asked_for_the_name_space_that_was_chosen() {
        assertThat(Query.of("sum(rate(postern_x_total{a=\"b\"}[5m])) / sum(up{job=\"x\"}) + postern_y", "")
                        .scoped())
                .isEqualTo("sum(rate(postern_x_total{namespace=~\"$namespace\", a=\"b\"}[5m]))"
                        + " / sum(up{namespace=~\"$namespace\", job=\"x\"}) + postern_y{namespace=~\"$namespace\"}");
    }
}
