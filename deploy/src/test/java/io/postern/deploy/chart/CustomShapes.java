// SPDX-License-Identifier: Apache-2.0
package io.postern.deploy.chart;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the resources of operators look like, as far as this chart uses them: every field that it may write, with {@code *} for any
 * name and {@code []} for each of a list, and those that must be there (with a {@code !} at their end).
 */
final class CustomShapes {
    private static final String METADATA =
            "apiVersion! kind! metadata.name! metadata.namespace! metadata.labels.* " + "metadata.annotations.* ";
    private static final String PEERS = "spec.kafka.listeners[].networkPolicyPeers[]";

    private static final Map<String, Set<String>> FIELDS = Map.of(
            "Kafka",
            fields(
                    "spec.kafka.version spec.kafka.metadataVersion spec.kafka.listeners[].name! spec.kafka.listeners[].port!"
                            + " spec.kafka.listeners[].type! spec.kafka.listeners[].tls! spec.kafka.listeners[].authentication.type!"
                            + " " + PEERS + ".podSelector.matchLabels.* " + PEERS + ".namespaceSelector.matchLabels.*"
                            + " " + PEERS + ".ipBlock.cidr spec.kafka.authorization.type! spec.kafka.config.*"
                            + " spec.kafka.metricsConfig.type spec.kafka.metricsConfig.valueFrom.configMapKeyRef.name"
                            + " spec.kafka.metricsConfig.valueFrom.configMapKeyRef.key"
                            + " spec.entityOperator.topicOperator spec.entityOperator.userOperator"
                            + " spec.kafkaExporter.groupRegex spec.kafkaExporter.topicRegex"),
            "KafkaNodePool",
            fields(
                    "spec.replicas! spec.roles[] spec.storage.type! spec.storage.volumes[].id! spec.storage.volumes[].type!"
                            + " spec.storage.volumes[].size! spec.storage.volumes[].class spec.storage.volumes[].kraftMetadata"
                            + " spec.storage.volumes[].deleteClaim spec.resources.requests.* spec.resources.limits.*"
                            + " spec.jvmOptions.-Xms spec.jvmOptions.-Xmx"
                            + " spec.template.pod.topologySpreadConstraints[].maxSkew"
                            + " spec.template.pod.topologySpreadConstraints[].topologyKey"
                            + " spec.template.pod.topologySpreadConstraints[].whenUnsatisfiable"
                            + " spec.template.pod.topologySpreadConstraints[].labelSelector.matchLabels.*"
                            + " spec.template.pod.securityContext.runAsNonRoot"
                            + " spec.template.pod.securityContext.seccompProfile.type"),
            "KafkaTopic",
            fields("spec.partitions! spec.replicas! spec.config.*"),
            "KafkaUser",
            fields("spec.authentication.type! spec.authorization.type! spec.authorization.acls[].resource.type!"
                    + " spec.authorization.acls[].resource.name! spec.authorization.acls[].resource.patternType!"
                    + " spec.authorization.acls[].operations[]"),
            "ScaledObject",
            fields(
                    "spec.scaleTargetRef.apiVersion spec.scaleTargetRef.kind spec.scaleTargetRef.name! spec.minReplicaCount"
                            + " spec.maxReplicaCount spec.pollingInterval spec.cooldownPeriod"
                            + " spec.advanced.horizontalPodAutoscalerConfig.behavior.scaleDown.stabilizationWindowSeconds"
                            + " spec.advanced.horizontalPodAutoscalerConfig.behavior.scaleDown.policies[].type"
                            + " spec.advanced.horizontalPodAutoscalerConfig.behavior.scaleDown.policies[].value"
                            + " spec.advanced.horizontalPodAutoscalerConfig.behavior.scaleDown.policies[].periodSeconds"
                            + " spec.triggers[].type! spec.triggers[].name spec.triggers[].metadata.*"
                            + " spec.triggers[].authenticationRef.name"),
            "TriggerAuthentication",
            fields("spec.secretTargetRef[].parameter! spec.secretTargetRef[].name! spec.secretTargetRef[].key!"),
            "PodMonitor",
            fields("spec.selector.matchLabels.* spec.podMetricsEndpoints[].port! spec.podMetricsEndpoints[].path"
                    + " spec.podMetricsEndpoints[].interval"),
            "PrometheusRule",
            fields("spec.groups[].name! spec.groups[].interval spec.groups[].rules[].alert spec.groups[].rules[].record"
                    + " spec.groups[].rules[].expr! spec.groups[].rules[].for spec.groups[].rules[].keep_firing_for"
                    + " spec.groups[].rules[].labels.* spec.groups[].rules[].annotations.*"));

    private static final Map<String, String> VERSIONS = Map.of(
            "ScaledObject", "keda.sh/v1alpha1",
            "TriggerAuthentication", "keda.sh/v1alpha1",
            "PodMonitor", "monitoring.coreos.com/v1",
            "PrometheusRule", "monitoring.coreos.com/v1");

    private CustomShapes() {}

    static boolean known(Manifest manifest) {
        return FIELDS.containsKey(manifest.kind())
                && (manifest.apiVersion().equals(VERSIONS.get(manifest.kind()))
                        || manifest.apiVersion().startsWith("kafka.strimzi.io/"));
    }

    /** What is wrong with it, in sentences. */
    static List<String> wrong(Manifest manifest) {
        var allowed = FIELDS.getOrDefault(manifest.kind(), Set.of());
        var found = new TreeSet<String>();
        collect("", manifest.tree(), found);
        var unknown = found.stream()
                .filter(path -> allowed.stream().noneMatch(pattern -> fits(pattern, path)))
                .map(path -> manifest + " has an unknown field " + path);
        var missing = allowed.stream()
                .filter(pattern -> pattern.endsWith("!"))
                .filter(pattern -> found.stream().noneMatch(path -> fits(pattern, path)))
                .map(pattern -> manifest + " lacks " + pattern);
        return java.util.stream.Stream.concat(unknown, missing).toList();
    }

    private static Set<String> fields(String words) {
        return Set.of((METADATA + words).split("\\s+"));
    }

    private static void collect(String path, Object here, Set<String> found) {
        switch (here) {
            case Map<?, ?> map when map.isEmpty() -> found.add(path);
            case Map<?, ?> map ->
                map.forEach((key, value) -> collect(path.isEmpty() ? "" + key : path + "." + key, value, found));
            case List<?> list -> list.forEach(each -> collect(path + "[]", each, found));
            case null -> found.add(path + " (null)");
            default -> found.add(path);
        }
    }

    private static boolean fits(String pattern, String path) {
        var plain = pattern.endsWith("!") ? pattern.substring(0, pattern.length() - 1) : pattern;
        return plain.endsWith(".*") ? path.startsWith(plain.substring(0, plain.length() - 1)) : plain.equals(path);
    }
}
