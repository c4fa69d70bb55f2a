// SPDX-License-Identifier: Apache-2.0
package io.postern.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Helm makes of the chart, for clusters of all kinds. */
class RenderedChartTest {
    /** The sets of values in {@code ci}, which are examples too. */
    static final List<String> SETS =
            List.of("minimal", "production", "no-operators", "external-kafka", "dual-stack", "everything", "trial");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "minimal",
                "production",
                "no-operators",
                "external-kafka",
                "dual-stack",
                "everything",
                "trial"
            })
    void helm_finds_nothing_to_complain_about(String set, @TempDir Path folder) {
        var chart = set.isEmpty() ? HelmChart.CHART : HelmChart.copy(folder.resolve("postern"), HelmChart.values(set));
        var result = new Helm(chart).lint().strict().call();

        assertThat(result.getMessages()).noneMatch(line -> line.contains("[WARNING]") || line.contains("[ERROR]"));
        assertThat(result.isFailed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"minimal", "production", "no-operators", "external-kafka", "dual-stack", "everything", "trial"})
    void every_field_is_one_that_kubernetes_or_the_operator_knows(String set) {
        assertThat(RenderedSets.of(set)).isNotEmpty().allSatisfy(manifest -> {
            if (CustomShapes.known(manifest)) {
                assertThat(CustomShapes.wrong(manifest)).isEmpty();
            } else {
                assertThatCode(() -> KubernetesShapes.check(manifest))
                        .as(manifest.toString())
                        .doesNotThrowAnyException();
            }
        });
    }

    @Test
    void an_unknown_field_would_be_found() {
        var service = new Manifest(HelmChart.yaml("""
                apiVersion: v1
                kind: Service
                metadata: {name: a}
                spec: {ports: [{port: 25, targetprt: 2525}]}
                """));
        var topic = new Manifest(HelmChart.yaml("""
                apiVersion: kafka.strimzi.io/v1
                kind: KafkaTopic
                metadata: {name: a, namespace: b}
                spec: {partitions: 1, replica: 3}
                """));

        assertThatCode(() -> KubernetesShapes.check(service)).hasMessageContaining("targetprt");
        assertThat(CustomShapes.wrong(topic))
                .containsExactly("KafkaTopic/a has an unknown field spec.replica", "KafkaTopic/a lacks spec.replicas");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            KafkaTopic     | kafka.strimzi.io/v1      | {partitions: "6", replicas: 3}                           | spec.partitions "6", and that is no number
            KafkaUser      | kafka.strimzi.io/v1      | {authentication: {type: scram}}                          | spec.authentication.type "scram", and that is no
            Kafka          | kafka.strimzi.io/v1      | {kafka: {listeners: [{name: tls, port: 9092, tls: yes please}]}} | spec.kafka.listeners[].tls "yes please", and that is no truth
            Kafka          | kafka.strimzi.io/v1      | {kafka: {listeners: [{name: internal-tls, port: 25}]}}   | spec.kafka.listeners[].name "internal-tls", and that is no listener
            ScaledObject   | keda.sh/v1alpha1         | {pollingInterval: 15s}                                   | spec.pollingInterval "15s", and that is no number
            ScaledObject   | keda.sh/v1alpha1         | {triggers: [{type: kafka, metadata: {lagThreshold: 5}}]} | spec.triggers[].metadata.lagThreshold "5", and that is no text
            PrometheusRule | monitoring.coreos.com/v1 | {groups: [{name: a, rules: [{expr: up, for: 5 minutes}]}]} | spec.groups[].rules[].for "5 minutes", and that is no time
            """)
    void a_value_that_an_operator_would_refuse_would_be_found(String kind, String version, String spec, String words) {
        var manifest =
                new Manifest(HelmChart.yaml("{apiVersion: %s, kind: %s, metadata: {name: a, namespace: b}, spec: %s}"
                        .formatted(version, kind, spec)));

        assertThat(CustomShapes.known(manifest)).isTrue();
        assertThat(CustomShapes.wrong(manifest)).anyMatch(wrong -> wrong.contains(words));
    }

    @Test
    void the_oldest_kubernetes_gets_the_same_and_older_ones_are_refused() {
        var values = HelmChart.values("no-operators");

        assertThat(HelmChart.text(values, "1.30")).isEqualTo(HelmChart.text(values));
        assertThatThrownBy(() -> HelmChart.text(values, "1.29")).hasMessageContaining("1.30");
    }

    @Test
    void without_operators_nothing_is_made_that_only_they_know() {
        assertThat(RenderedSets.of("no-operators")).allMatch(KubernetesShapes::known);
        assertThat(RenderedSets.of("minimal")).allMatch(KubernetesShapes::known);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"minimal", "production", "no-operators", "external-kafka", "dual-stack", "everything", "trial"})
    void no_pod_can_do_more_than_it_must(String set) {
        assertThat(RenderedSets.of(set))
                .filteredOn(manifest -> manifest.pod().isPresent() && !CustomShapes.known(manifest))
                .isNotEmpty()
                .allSatisfy(manifest -> {
                    var pod = manifest.pod().orElseThrow();
                    assertThat(pod.at("spec.automountServiceAccountToken")).contains(false);
                    assertThat(pod.at("spec.enableServiceLinks")).contains(false);
                    assertThat(pod.at("spec.securityContext.runAsNonRoot")).contains(true);
                    assertThat(pod.text("spec.securityContext.runAsUser")).isPresent();
                    assertThat(pod.text("spec.securityContext.seccompProfile.type"))
                            .contains("RuntimeDefault");
                    assertThat(manifest.containers()).hasSize(1).allSatisfy(container -> {
                        var context = Manifest.asMap(container.get("securityContext"));
                        assertThat(context)
                                .containsEntry("readOnlyRootFilesystem", true)
                                .containsEntry("allowPrivilegeEscalation", false)
                                .containsEntry("capabilities", Map.of("drop", List.of("ALL")));
                        assertThat(container).containsKey("resources");
                    });
                });
    }

    @Test
    void no_manifest_holds_a_password() {
        var secrets = RenderedChartTest.SETS.stream()
                .flatMap(set -> RenderedSets.of(set).stream())
                .filter(manifest -> manifest.kind().equals("Secret"));

        assertThat(secrets)
                .allSatisfy(secret -> assertThat(secret.map("stringData").keySet())
                        .containsExactlyInAnyOrder("sasl", "tls", "username"));
    }

    @Test
    void certificates_are_mounted_as_whole_folders_so_that_new_ones_are_seen() {
        assertThat(RenderedChartTest.SETS.stream()
                        .flatMap(set -> RenderedSets.of(set).stream())
                        .flatMap(manifest -> manifest.containers().stream())
                        .flatMap(Manifest::all))
                .noneMatch(map -> map.containsKey("subPath"));
    }
}
