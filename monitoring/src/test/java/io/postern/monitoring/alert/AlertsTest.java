// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.postern.monitoring.Golden;
import io.postern.testkit.prometheus.PrometheusPrograms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of rules are what the code says, each alert has its page, fires when it must and rests when it must not. */
class AlertsTest {
    private static final Path RULES = Golden.ROOT.resolve("deploy/k8s/postern/rules");
    private static final Path RUNBOOKS = Golden.ROOT.resolve("docs/runbooks");
    private static final List<Alert> ALL =
            Alerts.all().values().stream().flatMap(List::stream).toList();

    private static final String HEAD = "|---|---|---|\n";
    private static final Pattern SETTING = Pattern.compile("`(postern\\.[a-z0-9-]+(?:\\.[a-z0-9-]+)*)");
    private static final Pattern METRIC = Pattern.compile("postern_[a-z_]+");

    static Stream<String> groups() {
        return Alerts.all().keySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("groups")
    void its_file_is_up_to_date(String group) throws IOException {
        Golden.compare(
                RULES.resolve(group + ".yaml"),
                RuleText.rules(group, Alerts.all().getOrDefault(group, List.of())));
    }

    @Test
    void no_other_file_lies_beside_them() throws IOException {
        assertThat(names(RULES))
                .containsExactlyInAnyOrderElementsOf(
                        groups().map(group -> group + ".yaml").toList());
    }

    @Test
    void every_alert_has_its_runbook_and_every_runbook_its_alert() throws IOException {
        assertThat(names(RUNBOOKS))
                .filteredOn(name -> !name.equals("README.md"))
                .containsExactlyInAnyOrderElementsOf(
                        ALL.stream().map(alert -> alert.name() + ".md").toList());
    }

    @Test
    void the_list_of_runbooks_is_up_to_date() throws IOException {
        var file = RUNBOOKS.resolve("README.md");
        var text = Files.readString(file);
        var rows = ALL.stream().map(AlertsTest::row).collect(Collectors.joining());
        Golden.compare(file, text.substring(0, text.indexOf(HEAD) + HEAD.length()) + rows);
    }

    private static String row(Alert alert) {
        return "| [%s](%s.md) | %s | %s |\n"
                .formatted(
                        alert.name(),
                        alert.name(),
                        alert.severity().name().toLowerCase(Locale.ROOT),
                        alert.summary().replaceAll("\\{\\{ \\$labels\\.([a-z]+) }}", "‹$1›"));
    }

    @Test
    void a_runbook_names_settings_and_metrics_that_there_are() throws IOException {
        var settings = Files.readString(Golden.ROOT.resolve("docs/configuration.md"))
                + Files.readString(Golden.ROOT.resolve("docs/topics.md"));
        var metrics = Files.readString(Golden.ROOT.resolve("docs/metrics.md"));
        assertThat(ALL).allSatisfy(alert -> {
            var text = Files.readString(RUNBOOKS.resolve(alert.name() + ".md"));
            assertThat(text)
                    .satisfies(
                            words -> assertThat(SETTING.matcher(words).results().map(found -> found.group(1)))
                                    .allMatch(name -> settings.contains("`" + name)))
                    .satisfies(
                            words -> assertThat(METRIC.matcher(words).results().map(found -> found.group()))
                                    .allMatch(name -> metrics.contains("`" + name + "`")));
        });
    }

    @Test
    void a_runbook_says_what_it_means_what_to_look_at_and_what_to_do() {
        assertThat(ALL)
                .allSatisfy(alert -> assertThat(Files.readString(RUNBOOKS.resolve(alert.name() + ".md")))
                        .as(alert.name())
                        .startsWith("# " + alert.name() + "\n")
                        .contains("\n## What it means\n", "\n## What to look at\n", "\n## What to do\n")
                        .contains("./postern "));
    }

    @Test
    void every_alert_has_an_example_of_both_kinds_and_a_name_of_its_own() {
        assertThat(ALL).extracting(Alert::name).doesNotHaveDuplicates();
        assertThat(ALL).allSatisfy(alert -> {
            assertThat(alert.fires().series()).as(alert.name()).isNotEmpty();
            assertThat(alert.rests().series()).as(alert.name()).isNotEmpty();
            assertThat(alert.summary()).as(alert.name()).endsWith(".");
        });
    }

    @Test
    void promtool_takes_the_rules_and_every_example_comes_out_as_told(@TempDir Path folder) throws Exception {
        assumeTrue(PrometheusPrograms.there(), "prometheus is not installed");
        var promtool = PrometheusPrograms.promtool();
        var files =
                groups().map(group -> RULES.resolve(group + ".yaml").toString()).toList();
        var examples = folder.resolve("examples.yaml");
        Files.writeString(examples, RuleText.examples(files, ALL));

        run(Stream.concat(Stream.of(promtool.toString(), "check", "rules"), files.stream())
                .toList());
        run(List.of(promtool.toString(), "test", "rules", examples.toString()));
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(words).isZero();
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
