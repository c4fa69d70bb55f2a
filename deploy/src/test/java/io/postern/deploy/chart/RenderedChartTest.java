// SPDX-License-Identifier: Apache-2.0
package io.postern.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.marcnuri.helm.Helm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Helm makes of the chart, for clusters of all kinds. */
class RenderedChartTest {
    /** The sets of values in {@code ci}, which are examples too. */
    static final List<String> SETS =
            List.of("minimal", "production", "no-operators", "external-kafka", "dual-stack", "everything", "trial");

    @Test
    void helm_finds_nothing_to_complain_about() {
        var result = new Helm(HelmChart.CHART).lint().strict().call();

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
                .containsExactly("KafkaTopic/a has an unknown field spec.replica", "KafkaTopic/a lacks spec.replicas!");
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
