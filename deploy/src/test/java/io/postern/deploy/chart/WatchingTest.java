// SPDX-License-Identifier: Apache-2.0
package io.postern.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.postern.testkit.prometheus.PrometheusPrograms;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** What Prometheus is told. */
class WatchingTest {
    private static final Pattern ASKED = Pattern.compile("\\b(?:(?:postern|jvm)_[a-z_]+|up\\b)(\\{[^}]*})?");

    @ParameterizedTest
    @CsvSource({"production, mail", "everything, postern-one"})
    void brokers_and_the_exporter_of_lag_are_read_too(String set, String name) {
        var monitor = RenderedSets.one(set, "PodMonitor", name + "-kafka");
        var kafka = RenderedSets.one(set, "Kafka", name + "-kafka");
        var file = kafka.text("spec.kafka.metricsConfig.valueFrom.configMapKeyRef.name")
                .orElseThrow();

        assertThat(monitor.map("spec.selector.matchLabels"))
                .isEqualTo(Map.of("strimzi.io/cluster", name + "-kafka", "strimzi.io/kind", "Kafka"));
        assertThat(RenderedSets.one(set, "ConfigMap", file).map("data").get("metrics.yaml"))
                .asString()
                .contains("UnderReplicatedPartitions", "UnderMinIsrPartitionCount");
    }

    @Test
    void an_alert_links_to_its_page_where_the_tree_is() {
        var rules = RenderedSets.one("everything", "PrometheusRule", "postern-one-alerts");

        assertThat(Manifest.all(rules.tree()).filter(map -> map.containsKey("runbook_url")))
                .isNotEmpty()
                .allSatisfy(map -> assertThat(map.get("runbook_url").toString())
                        .matches("https://git.example.org/postern/blob/main/docs/runbooks/Postern[A-Za-z]+.md"));
    }

    @Test
    void rules_count_their_own_namespace_and_their_alerts_carry_it() {
        assertThat(rules("{}")).isNotEmpty().allSatisfy(rule -> {
            assertThat(ASKED.matcher(rule.get("expr").toString()).results())
                    .isNotEmpty()
                    .allSatisfy(asked -> assertThat(asked.group(1)).contains("namespace=\"postern\""));
            assertThat(Manifest.asMap(rule.get("labels"))).containsEntry("namespace", "postern");
        });
    }

    @Test
    void where_prometheus_knows_no_namespaces_rules_are_as_they_stand_in_their_files() throws Exception {
        var inFiles = Stream.<Map<String, Object>>builder();
        try (var files = Files.list(HelmChart.CHART.resolve("rules"))) {
            files.forEach(file -> Manifest.all(HelmChart.yaml(HelmChart.read(file)))
                    .filter(map -> map.containsKey("expr"))
                    .forEach(inFiles::add));
        }

        assertThat(rules("{namespaceLabel: \"\"}"))
                .containsExactlyInAnyOrderElementsOf(inFiles.build().toList());
    }

    @Test
    void a_prometheus_without_the_operator_gets_the_same_rules_in_a_config_map() {
        var groups = RenderedSets.one(set("prometheusRule"), "PrometheusRule", "mail-alerts")
                .at("spec.groups")
                .orElseThrow();
        var plain = RenderedSets.one(set("configMap"), "ConfigMap", "mail-alerts");

        assertThat(HelmChart.yaml(plain.map("data").get("mail.yaml").toString()))
                .isEqualTo(Map.of("groups", groups));
        assertThat(plain.map("metadata.labels")).containsEntry("prometheus_rules", "1");
    }

    private static List<Manifest> set(String as) {
        var rules = HelmChart.yaml("{monitoring: {rules: {as: " + as + "}}}");
        return HelmChart.render(HelmChart.merged(HelmChart.values("no-operators"), rules));
    }

    @Test
    void one_of_two_installations_in_a_prometheus_is_missed(@TempDir Path folder) throws Exception {
        assumeTrue(PrometheusPrograms.there(), "prometheus is not installed");
        var groups = Map.of("groups", List.of(Map.of("name", "all", "rules", rules("{}"))));
        Files.writeString(folder.resolve("rules.yaml"), new Yaml().dump(groups));
        var test = Files.writeString(folder.resolve("test.yaml"), """
                rule_files: [rules.yaml]
                evaluation_interval: 1m
                tests:
                  - interval: 1m
                    input_series:
                      - {series: 'postern_service_ready{namespace="postern",service="smtp-edge"}', values: 1x20}
                      - {series: 'postern_service_ready{namespace="postern",service="reputation-service"}', values: 1x20}
                      - {series: 'postern_service_ready{namespace="postern",service="policy-service"}', values: 1x20}
                      - {series: 'postern_service_ready{namespace="postern",service="delivery-worker"}', values: 1x20}
                      - {series: 'postern_service_ready{namespace="other",service="books-service"}', values: 1x20}
                      - {series: 'postern_books_open_overdue{namespace="other",reason="no-outcome"}', values: 1x20}
                    alert_rule_test:
                      - eval_time: 10m
                        alertname: PosternServiceMissing
                        exp_alerts:
                          - exp_labels: {severity: critical, service: books-service, namespace: postern}
                            exp_annotations:
                              summary: Nothing is heard of any books-service.
                              runbook_url: docs/runbooks/PosternServiceMissing.md
                      - {eval_time: 10m, alertname: PosternMailOverdue, exp_alerts: []}
                """);
        var process = new ProcessBuilder(PrometheusPrograms.promtool().toString(), "test", "rules", test.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
    }

    private static List<Map<String, Object>> rules(String values) {
        var rules = HelmChart.yaml("{monitoring: {rules: {enabled: true}}}");
        var more = HelmChart.yaml("{monitoring: {rules: " + values + "}}");
        var rendered = HelmChart.render(HelmChart.merged(HelmChart.merged(HelmChart.minimal(), rules), more));
        return Manifest.all(RenderedSets.one(rendered, "PrometheusRule", "mail-alerts")
                        .tree())
                .filter(map -> map.containsKey("expr"))
                .toList();
    }
}
