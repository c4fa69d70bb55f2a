// SPDX-License-Identifier: Apache-2.0
package io.postern.deploy.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What one manifest says of another is so. */
class ReferencesTest {
    @SuppressWarnings("unused")
    private static final List<String> SETS = RenderedChartTest.SETS;

    @ParameterizedTest
    @FieldSource("SETS")
    void names_are_given_once(String set) {
        assertThat(RenderedSets.of(set).stream().map(Manifest::toString)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @FieldSource("SETS")
    void a_service_leads_to_pods_that_have_its_port(String set) {
        var all = RenderedSets.of(set);
        assertThat(all)
                .filteredOn(each -> each.kind().equals("Service"))
                .isNotEmpty()
                .allSatisfy(service -> {
                    var pods = selected(all, service.map("spec.selector"));
                    assertThat(pods).as(service + " selects").isNotEmpty();
                    for (var port : service.maps("spec.ports")) {
                        assertThat(pods)
                                .allSatisfy(pod -> assertThat(ports(pod))
                                        .as(service + " leads to " + pod)
                                        .containsKey(String.valueOf(port.get("targetPort"))));
                    }
                });
    }

    @ParameterizedTest
    @FieldSource("SETS")
    void a_network_policy_speaks_of_pods_and_ports_that_there_are(String set) {
        var all = RenderedSets.of(set);
        var policies = all.stream()
                .filter(each -> each.kind().equals("NetworkPolicy")
                        && each.at("spec.ingress").isPresent())
                .toList();
        assertThat(policies).isNotEmpty().allSatisfy(policy -> {
            var pods = selected(all, policy.map("spec.podSelector.matchLabels"));
            assertThat(pods).as(policy + " selects").isNotEmpty();
            var named = policy.maps("spec.ingress").stream()
                    .flatMap(rule -> Manifest.asMaps(rule.get("ports")).stream())
                    .map(port -> String.valueOf(port.get("port")));
            var open =
                    pods.stream().flatMap(pod -> ports(pod).keySet().stream()).collect(Collectors.toSet());
            assertThat(named).as(policy + " opens").allMatch(open::contains);
        });
    }

    @ParameterizedTest
    @FieldSource("SETS")
    void whoever_is_a_peer_within_the_release_is_there(String set) {
        var all = RenderedSets.of(set);
        var peers = all.stream()
                .filter(each -> each.kind().equals("NetworkPolicy"))
                .flatMap(each -> Stream.concat(each.maps("spec.ingress").stream(), each.maps("spec.egress").stream()))
                .flatMap(Manifest::all)
                .filter(map -> map.containsKey("podSelector"))
                .map(map ->
                        Manifest.asMap(Manifest.asMap(map.get("podSelector")).get("matchLabels")))
                .filter(labels -> labels.containsKey("app.kubernetes.io/component"));
        assertThat(peers).allSatisfy(labels -> assertThat(selected(all, labels)).isNotEmpty());
    }

    @ParameterizedTest
    @FieldSource("SETS")
    void every_port_of_a_pod_is_let_in_by_a_policy_and_every_pod_has_one(String set) {
        var all = RenderedSets.of(set);
        for (var manifest : all) {
            if (manifest.containers().isEmpty()
                    || manifest.pod().orElseThrow().at("spec.hostNetwork").isPresent()
                    || manifest.kind().equals("Job")) {
                continue;
            }
            var policies = all.stream()
                    .filter(each -> each.kind().equals("NetworkPolicy")
                            && each.at("spec.ingress").isPresent())
                    .filter(each -> fits(each.map("spec.podSelector.matchLabels"), manifest))
                    .toList();
            assertThat(policies).as("policies of " + manifest).hasSize(1);
            var open = policies.getFirst().maps("spec.ingress").stream()
                    .flatMap(rule -> Manifest.asMaps(rule.get("ports")).stream())
                    .map(port -> String.valueOf(port.get("port")))
                    .collect(Collectors.toSet());
            assertThat(open).as(manifest.toString()).isEqualTo(ports(manifest).keySet());
        }
    }

    @ParameterizedTest
    @FieldSource("SETS")
    void what_serves_is_taken_away_one_pod_at_a_time(String set) {
        var all = RenderedSets.of(set);
        var budgets = all.stream()
                .filter(manifest -> manifest.kind().equals("PodDisruptionBudget"))
                .toList();

        assertThat(budgets)
                .extracting(budget -> budget.name())
                .containsExactlyInAnyOrderElementsOf(all.stream()
                        .filter(manifest -> Set.of("Deployment", "StatefulSet").contains(manifest.kind()))
                        .map(Manifest::name)
                        .filter(name -> !name.endsWith("-operator"))
                        .toList());
        assertThat(budgets)
                .allSatisfy(
                        budget -> assertThat(budget.at("spec.maxUnavailable")).contains(1));
    }

    @ParameterizedTest
    @FieldSource("SETS")
    void budgets_and_autoscalers_and_monitors_have_their_target(String set) {
        var all = RenderedSets.of(set);
        for (var manifest : all) {
            if (isOfStrimzi(manifest)) {
                continue;
            }
            switch (manifest.kind()) {
                case "PodDisruptionBudget", "PodMonitor" ->
                    assertThat(selected(
                                    all,
                                    manifest.at("spec.selector.matchLabels")
                                            .map(Manifest::asMap)
                                            .orElseThrow()))
                            .as(manifest.toString())
                            .hasSize(1);
                case "HorizontalPodAutoscaler", "ScaledObject" -> {
                    var target = RenderedSets.one(
                            all,
                            manifest.text("spec.scaleTargetRef.kind").orElseThrow(),
                            manifest.text("spec.scaleTargetRef.name").orElseThrow());
                    assertThat(target.at("spec.replicas"))
                            .as(target + " is scaled by " + manifest)
                            .isEmpty();
                }
                default -> {}
            }
        }
    }

    @ParameterizedTest
    @FieldSource("SETS")
    void what_is_mounted_is_a_volume_and_what_is_a_volume_is_there(String set) {
        var all = RenderedSets.of(set);
        for (var manifest : all) {
            if (manifest.containers().isEmpty()) {
                continue;
            }
            var pod = manifest.pod().orElseThrow();
            var volumes = new TreeSet<>(names(pod.maps("spec.volumes")));
            manifest.maps("spec.volumeClaimTemplates")
                    .forEach(claim -> volumes.add(
                            Manifest.at(claim, "metadata.name").orElseThrow().toString()));
            assertThat(names(Manifest.asMaps(manifest.containers().getFirst().get("volumeMounts"))))
                    .as("mounted in " + manifest)
                    .isEqualTo(volumes);
            for (var volume : pod.maps("spec.volumes")) {
                Manifest.at(volume, "configMap.name")
                        .ifPresent(name -> RenderedSets.one(all, "ConfigMap", name.toString()));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("SETS")
    void the_settings_name_only_files_that_are_mounted(String set) {
        var all = RenderedSets.of(set);
        var services = all.stream()
                .filter(each -> Set.of("Deployment", "StatefulSet").contains(each.kind()))
                .filter(each -> !each.name().endsWith("-redis"))
                .toList();
        var mounted = services.stream()
                .flatMap(each -> each.containers().stream())
                .flatMap(container -> Manifest.asMaps(container.get("volumeMounts")).stream())
                .map(mount -> mount.get("mountPath") + "/")
                .collect(Collectors.toSet());
        var settings = RenderedSettings.of(all);
        assertThat(settings.values().stream().map(String::valueOf).filter(value -> value.startsWith("/etc/postern/")))
                .allMatch(file -> mounted.stream().anyMatch(file::startsWith));
    }

    /** Its pods are made by the operator, and are not among ours. */
    private static boolean isOfStrimzi(Manifest manifest) {
        return manifest.kind().equals("PodMonitor") && manifest.name().endsWith("-kafka");
    }

    private static Set<String> names(List<Map<String, Object>> each) {
        return each.stream().map(one -> String.valueOf(one.get("name"))).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Manifest> selected(List<Manifest> all, Map<String, Object> labels) {
        return all.stream()
                .filter(each -> !each.containers().isEmpty() && fits(labels, each))
                .toList();
    }

    private static boolean fits(Map<String, Object> labels, Manifest workload) {
        return workload.pod().orElseThrow().labels().entrySet().containsAll(labels.entrySet());
    }

    private static Map<String, Object> ports(Manifest workload) {
        return workload.containers().stream()
                .flatMap(container -> Manifest.asMaps(container.getOrDefault("ports", List.of())).stream())
                .collect(Collectors.toMap(port -> String.valueOf(port.get("name")), port -> port.get("containerPort")));
    }
}
