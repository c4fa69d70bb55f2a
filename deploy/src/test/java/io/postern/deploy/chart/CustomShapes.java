// SPDX-License-Identifier: Apache-2.0
package io.postern.deploy.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the resources of operators look like, as far as this chart uses them: every field that it may write, with {@code *} for any
 * name and {@code []} for each of a list, {@code !} behind those that must be there, in every one of a list that may not be empty
 * either, and behind a colon what may stand there: a type or one of some words; text, where nothing is said. After the definitions of Strimzi's v1, KEDA's v1alpha1 and
 * Prometheus' v1 API; their own files are not in this tree.
 */
final class CustomShapes {
    private static final String METADATA =
            "apiVersion! kind! metadata.name! metadata.namespace! metadata.labels.* metadata.annotations.* ";
    private static final String PEERS = "spec.kafka.listeners[].networkPolicyPeers[]";
    private static final String SPREAD = "spec.template.pod.topologySpreadConstraints[]";
    private static final String SLOWLY = "spec.advanced.horizontalPodAutoscalerConfig.behavior.scaleDown";

    private static final Map<String, Set<String>> FIELDS = Map.of(
            "Kafka",
            fields("spec.kafka.version:version spec.kafka.metadataVersion:version"
                    + " spec.kafka.listeners[].name!:listener spec.kafka.listeners[].port!:port"
                    + " spec.kafka.listeners[].type!:internal|cluster-ip|nodeport|loadbalancer"
                    + " spec.kafka.listeners[].tls!:truth spec.kafka.listeners[].authentication.type!:tls|scram-sha-512"
                    + " " + PEERS + ".podSelector.matchLabels.* " + PEERS + ".namespaceSelector.matchLabels.*"
                    + " " + PEERS + ".ipBlock.cidr spec.kafka.authorization.type!:simple spec.kafka.config.*:any"
                    + " spec.kafka.metricsConfig.type:jmxPrometheusExporter"
                    + " spec.kafka.metricsConfig.valueFrom.configMapKeyRef.name"
                    + " spec.kafka.metricsConfig.valueFrom.configMapKeyRef.key"
                    + " spec.entityOperator.topicOperator:nothing spec.entityOperator.userOperator:nothing"
                    + " spec.kafkaExporter.groupRegex spec.kafkaExporter.topicRegex"),
            "KafkaNodePool",
            fields("spec.replicas!:number spec.roles[]!:broker|controller spec.storage.type!:jbod"
                    + " spec.storage.volumes[].id!:number spec.storage.volumes[].type!:persistent-claim"
                    + " spec.storage.volumes[].size!:quantity spec.storage.volumes[].class"
                    + " spec.storage.volumes[].kraftMetadata:shared spec.storage.volumes[].deleteClaim:truth"
                    + " spec.resources.requests.*:quantity spec.resources.limits.*:quantity"
                    + " spec.jvmOptions.-Xms:heap spec.jvmOptions.-Xmx:heap"
                    + " " + SPREAD + ".maxSkew:number " + SPREAD + ".topologyKey"
                    + " " + SPREAD + ".whenUnsatisfiable:ScheduleAnyway|DoNotSchedule " + SPREAD
                    + ".labelSelector.matchLabels.*"
                    + " spec.template.pod.securityContext.runAsNonRoot:truth"
                    + " spec.template.pod.securityContext.seccompProfile.type:RuntimeDefault"),
            "KafkaTopic",
            fields("spec.partitions!:number spec.replicas!:number spec.config.*:any"),
            "KafkaUser",
            fields("spec.authentication.type!:scram-sha-512|tls spec.authorization.type!:simple"
                    + " spec.authorization.acls[].resource.type!:topic|group|cluster|transactionalId"
                    + " spec.authorization.acls[].resource.name spec.authorization.acls[].resource.patternType:literal|prefix"
                    + " spec.authorization.acls[].operations[]!:Read|Write|Create|Delete|Alter|Describe|ClusterAction"
                    + "|AlterConfigs|DescribeConfigs|IdempotentWrite|All"),
            "ScaledObject",
            fields("spec.scaleTargetRef.apiVersion spec.scaleTargetRef.kind spec.scaleTargetRef.name!"
                    + " spec.minReplicaCount:number spec.maxReplicaCount:number spec.pollingInterval:number"
                    + " spec.cooldownPeriod:number " + SLOWLY + ".stabilizationWindowSeconds:number"
                    + " " + SLOWLY + ".policies[].type:Pods|Percent " + SLOWLY + ".policies[].value:number"
                    + " " + SLOWLY + ".policies[].periodSeconds:number"
                    + " spec.triggers[].type!:kafka|prometheus spec.triggers[].name spec.triggers[].metadata.*"
                    + " spec.triggers[].authenticationRef.name"),
            "TriggerAuthentication",
            fields("spec.secretTargetRef[].parameter! spec.secretTargetRef[].name! spec.secretTargetRef[].key!"),
            "PodMonitor",
            fields("spec.selector.matchLabels.*! spec.podMetricsEndpoints[].port! spec.podMetricsEndpoints[].path"
                    + " spec.podMetricsEndpoints[].interval:time"),
            "PrometheusRule",
            fields(
                    "spec.groups[].name! spec.groups[].interval:time spec.groups[].rules[].alert spec.groups[].rules[].record"
                            + " spec.groups[].rules[].expr! spec.groups[].rules[].for:time spec.groups[].rules[].keep_firing_for:time"
                            + " spec.groups[].rules[].labels.* spec.groups[].rules[].annotations.*"));

    private static final Map<String, String> VERSIONS = Map.of(
            "ScaledObject", "keda.sh/v1alpha1",
            "TriggerAuthentication", "keda.sh/v1alpha1",
            "PodMonitor", "monitoring.coreos.com/v1",
            "PrometheusRule", "monitoring.coreos.com/v1");

    private static final String QUANTITY = "\\d+(\\.\\d+)?(m|k|[KMGT]i?)?";

    /** Kinds of text; a pattern for each. */
    private static final Map<String, String> TEXTS = Map.of(
            "version", "\\d+\\.\\d+(\\.\\d+)?(-IV\\d+)?",
            "listener", "[a-z0-9]{1,11}",
            "heap", "\\d+[mMgG]?",
            "time", "(\\d+[ywdhms]|\\d+ms)+",
            "text", "(?s).*");

    private CustomShapes() {}

    static boolean known(Manifest manifest) {
        return FIELDS.containsKey(manifest.kind())
                && (manifest.apiVersion().equals(VERSIONS.get(manifest.kind()))
                        || manifest.apiVersion().startsWith("kafka.strimzi.io/"));
    }

    /** What is wrong with it, in sentences. */
    static List<String> wrong(Manifest manifest) {
        var allowed = FIELDS.getOrDefault(manifest.kind(), Set.of());
        var found = new TreeMap<String, List<Object>>();
        collect("", manifest.tree(), found);
        var unknown = found.keySet().stream()
                .filter(path -> allowed.stream().noneMatch(pattern -> fits(pattern, path)))
                .map(path -> manifest + " has an unknown field " + path);
        var missing = allowed.stream()
                .filter(pattern -> pattern.contains("!"))
                .map(pattern -> pattern.replaceFirst("!.*", ""))
                .flatMap(path -> lacking(manifest.tree(), "", path))
                .map(path -> manifest + " lacks " + path);
        var odd = found.entrySet().stream()
                .flatMap(field -> allowed.stream()
                        .filter(pattern -> fits(pattern, field.getKey()))
                        .flatMap(pattern -> field.getValue().stream()
                                .filter(value -> !may(pattern, value))
                                .map(value -> "%s has %s \"%s\", and that is no %s"
                                        .formatted(manifest, field.getKey(), value, kind(pattern)))));
        return Stream.of(unknown, missing, odd).flatMap(each -> each).toList();
    }

    private static Set<String> fields(String words) {
        return Set.of((METADATA + words).split("\\s+"));
    }

    /** Where that path leads to nothing, with the numbers of those in lists. */
    private static Stream<String> lacking(@Nullable Object here, String way, String path) {
        if (path.isEmpty()) {
            return here == null ? Stream.of(way) : Stream.empty();
        }
        int dot = path.indexOf('.');
        var step = dot < 0 ? path : path.substring(0, dot);
        var rest = dot < 0 ? "" : path.substring(dot + 1);
        var name = step.replace("[]", "");
        var next = here instanceof Map<?, ?> map
                ? name.equals("*") ? map.values().stream().findFirst().orElse(null) : map.get(name)
                : null;
        var to = way.isEmpty() ? name : way + "." + name;
        if (!step.endsWith("[]")) {
            return next == null ? Stream.of(rest.isEmpty() ? to : to + "." + rest) : lacking(next, to, rest);
        }
        return next instanceof List<?> list && !list.isEmpty()
                ? IntStream.range(0, list.size())
                        .boxed()
                        .flatMap(each -> lacking(list.get(each), to + "[" + each + "]", rest))
                : Stream.of(to + "[]" + (rest.isEmpty() ? "" : "." + rest));
    }

    private static void collect(String path, Object here, Map<String, List<Object>> found) {
        switch (here) {
            case Map<?, ?> map
            when !map.isEmpty() ->
                map.forEach((key, value) -> collect(path.isEmpty() ? "" + key : path + "." + key, value, found));
            case List<?> list -> list.forEach(each -> collect(path + "[]", each, found));
            case null -> found.put(path + " (null)", List.of());
            default -> found.computeIfAbsent(path, name -> new ArrayList<>()).add(here);
        }
    }

    private static String kind(String pattern) {
        int colon = pattern.indexOf(':');
        return colon < 0 ? "text" : pattern.substring(colon + 1);
    }

    private static boolean may(String pattern, Object value) {
        var kind = kind(pattern);
        return switch (kind) {
            case "any" -> !(value instanceof Map);
            case "nothing" -> value.equals(Map.of());
            case "truth" -> value instanceof Boolean;
            case "number" -> value instanceof Integer number && number >= 0;
            case "port" -> value instanceof Integer number && number >= 9092;
            case "quantity" -> value.toString().matches(QUANTITY);
            default -> value instanceof String text && text.matches(TEXTS.getOrDefault(kind, kind));
        };
    }

    private static boolean fits(String pattern, String path) {
        var plain = pattern.replaceFirst("!?(:.*)?$", "");
        return plain.endsWith(".*") ? path.startsWith(plain.substring(0, plain.length() - 1)) : plain.equals(path);
    }
}
