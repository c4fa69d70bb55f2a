// SPDX-License-Identifier: Apache-2.0
package io.postern.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the chart tells the services, in words that they know. */
class SettingsTest {
    @SuppressWarnings("unused")
    private static final List<String> SETS = RenderedChartTest.SETS;

    /** Of docs/configuration.md, with a star for names of one's own. */
    private static final List<String> KNOWN = Pattern.compile("^\\| `(postern\\.[^`]+)`", Pattern.MULTILINE)
            .matcher(HelmChart.read(HelmChart.ROOT.resolve("docs/configuration.md")))
            .results()
            .map(found -> found.group(1))
            .toList();

    @ParameterizedTest
    @FieldSource("SETS")
    void every_setting_is_in_the_reference(String set) {
        var keys = RenderedSettings.of(RenderedSets.of(set)).keySet().stream()
                .filter(key -> !key.equals("config_ordinal") && !key.startsWith("quarkus."));
        assertThat(keys).allMatch(SettingsTest::known);
    }

    @ParameterizedTest
    @FieldSource("SETS")
    void every_variable_is_a_setting_or_one_of_the_runtimes_own(String set) {
        var variables = RenderedSets.of(set).stream()
                .flatMap(each -> each.containers().stream())
                .flatMap(container -> Manifest.asMaps(container.getOrDefault("env", List.of())).stream())
                .map(variable -> String.valueOf(variable.get("name")))
                .collect(Collectors.toSet());
        assertThat(variables).allMatch(SettingsTest::variable);
    }

    @Test
    void the_settings_outweigh_defaults_and_not_the_environment() {
        assertThat(RenderedSettings.of(RenderedSets.of("minimal"))).containsEntry("config_ordinal", 260);
    }

    @Test
    void what_the_chart_does_not_set_stays_within_reach() {
        var config = "{config: {postern: {redis: {timeout: 1s}, edge: {tls: {required-senders: [bank.test]}}}}}";
        var settings =
                RenderedSettings.of(HelmChart.render(HelmChart.merged(HelmChart.minimal(), HelmChart.yaml(config))));

        assertThat(settings)
                .containsEntry("postern.redis.timeout", "1s")
                .containsKey("postern.redis.url")
                .containsEntry("postern.edge.tls.required-senders", List.of("bank.test"))
                .containsKey("postern.edge.tls.certificates.default.key");
    }

    @Test
    void an_edge_takes_its_partition_from_the_ordinal_of_its_pod() {
        var edge = RenderedSets.one("minimal", "StatefulSet", "mail-smtp-edge");

        assertThat(Manifest.asMaps(edge.containers().getFirst().get("env")))
                .contains(Map.of(
                        "name",
                        "POSTERN_INSTANCE_ORDINAL",
                        "valueFrom",
                        Map.of("fieldRef", Map.of("fieldPath", "metadata.labels['apps.kubernetes.io/pod-index']"))));
    }

    @Test
    void listeners_that_are_not_named_by_values_stay_shut() {
        var settings = RenderedSettings.of(RenderedSets.of("minimal"));

        assertThat(settings)
                .containsEntry("postern.edge.listeners.mx.enabled", true)
                .containsEntry("postern.edge.listeners.mx.host", "0.0.0.0")
                .containsEntry("postern.edge.listeners.relay.enabled", false);
    }

    @Test
    void with_ipv6_all_listen_on_both() {
        var settings = RenderedSettings.of(RenderedSets.of("dual-stack"));
        var page = RenderedSets.one("dual-stack", "Service", "mail-smtp-edge-public");

        assertThat(settings).containsEntry("postern.edge.listeners.mx.host", "::");
        assertThat(page.at("spec.ipFamilies")).contains(List.of("IPv6", "IPv4"));
        assertThat(page.text("spec.ipFamilyPolicy")).contains("RequireDualStack");
    }

    @Test
    void the_bare_word_off_of_yaml_is_off() {
        assertThat(RenderedSettings.of(RenderedSets.of("no-operators")))
                .containsEntry("postern.edge.listeners.mx.tls", "off");
    }

    @Test
    void a_pod_has_the_time_that_its_drain_takes() {
        var usual = RenderedSets.one("minimal", "StatefulSet", "mail-smtp-edge")
                .pod()
                .orElseThrow();
        var longer = RenderedSets.one("everything", "StatefulSet", "postern-one-smtp-edge")
                .pod()
                .orElseThrow();
        var worker = RenderedSets.one("minimal", "Deployment", "mail-delivery-worker")
                .pod()
                .orElseThrow();

        int answers = seconds("postern.edge.message-deadline") + seconds("postern.edge.write-deadline") + 1;
        assertThat(usual.at("spec.terminationGracePeriodSeconds")).contains(10 + 0 + 30 + answers + 10);
        assertThat(longer.at("spec.terminationGracePeriodSeconds")).contains(15 + 5 + 60 + (20 + 9 + 1) + 10);
        assertThat(worker.at("spec.terminationGracePeriodSeconds")).contains(30 + 25);
        assertThat(RenderedSettings.of(RenderedSets.of("everything")))
                .containsEntry("postern.edge.drain", "1m")
                .containsEntry("postern.edge.drain-notice", "5s");
    }

    /** The default of a setting, as the reference has it. */
    private static int seconds(String key) {
        var row = Pattern.compile("^\\| `" + Pattern.quote(key) + "` \\| `([0-9]+)s` ", Pattern.MULTILINE)
                .matcher(HelmChart.read(HelmChart.ROOT.resolve("docs/configuration.md")));
        assertThat(row.find()).as(key).isTrue();
        return Integer.parseInt(row.group(1));
    }

    @Test
    void every_service_signs_in_as_itself() {
        var users = RenderedSets.of("external-kafka").stream()
                .flatMap(each -> each.containers().stream())
                .collect(Collectors.toMap(
                        container -> String.valueOf(container.get("name")),
                        SettingsTest::kafkaSecret,
                        (one, other) -> one));

        assertThat(users)
                .containsEntry("smtp-edge", "kafka-edge")
                .containsEntry("delivery-worker", "kafka-worker")
                .containsEntry("launcher", "kafka-topics");
    }

    private static String kafkaSecret(Map<String, Object> container) {
        return Manifest.asMaps(container.getOrDefault("env", List.of())).stream()
                .filter(variable -> variable.get("name").equals("POSTERN_KAFKA_SECURITY_USERNAME"))
                .map(variable -> Manifest.at(variable, "valueFrom.secretKeyRef.name")
                        .orElse("")
                        .toString())
                .findFirst()
                .orElse("");
    }

    private static boolean known(String key) {
        return KNOWN.stream().anyMatch(pattern -> {
            var expression = Pattern.quote(pattern).replace("*", "\\E.+\\Q");
            return key.matches(expression);
        });
    }

    private static boolean variable(String name) {
        return List.of("SMALLRYE_CONFIG_LOCATIONS", "JDK_JAVA_OPTIONS", "LIST_KEY")
                        .contains(name)
                || name.matches("QUARKUS_(HTTP|MANAGEMENT)_(HOST|PORT)")
                || KNOWN.stream()
                        .map(key -> key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"))
                        .anyMatch(name::equals);
    }
}
