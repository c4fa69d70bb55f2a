// SPDX-License-Identifier: Apache-2.0
package io.postern.deploy.chart;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is made with another value of a single key. */
final class ChangedValues {
    private static final Map<String, Object> DEFAULTS =
            HelmChart.yaml(HelmChart.read(HelmChart.CHART.resolve("values.yaml")));
    private static final Map<String, String> AS_IT_IS = new ConcurrentHashMap<>();
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** Dashboards and rules are most of what is made, and take most of the time. */
    private static final Map<String, Object> UNWATCHED =
            HelmChart.yaml("{monitoring: {dashboards: {enabled: false}, rules: {enabled: false}}}");

    /** What pods of all kinds have, and the smallest set shows. */
    private static final Pattern OF_ALL_PODS = Pattern.compile(
            "(edge|reputation|policy|worker|books)\\.(image|resources|javaOptions|nodeSelector|tolerations|maxUnavailable)");

    private record Change(String set, Map<String, Object> values) {}

    /** Where the set with everything does not ask for the key, or no other value can be made up: the set, and the values to lay over it. */
    private static final Map<String, Change> OTHERS = """
            edge.listeners.mx                      | everything     | {edge: {listeners: {mx: {port: 2999}}}}
            edge.listeners.submission              | everything     | {edge: {listeners: {submission: {port: 2999}}}}
            edge.listeners.submissions             | everything     | {edge: {listeners: {submissions: {port: 2999}}}}
            edge.listeners.relay                   | everything     | {edge: {listeners: {relay: {port: 2999}}}}
            edge.services.public                   | everything     | {edge: {services: {public: {annotations: {other: a}}}}}
            edge.services.internal                 | everything     | {edge: {services: {internal: {annotations: {other: a}}}}}
            reputation.replicas                    | minimal        | {reputation: {replicas: 3}}
            reputation.autoscaling.maxReplicas     | everything     | {reputation: {autoscaling: {maxReplicas: 5}}}
            policy.replicas                        | minimal        | {policy: {replicas: 3}}
            policy.autoscaling.maxReplicas         | everything     | {policy: {autoscaling: {maxReplicas: 5}}}
            worker.replicas                        | minimal        | {worker: {replicas: 3}}
            worker.autoscaling.maxReplicas         | everything     | {worker: {autoscaling: {maxReplicas: 5}}}
            worker.autoscaling.cpu                 | no-operators   | {worker: {autoscaling: {cpu: 61}}}
            worker.autoscaling.keda.secret         | external-kafka | {worker: {autoscaling: {keda: {secret: other}}}}
            books.maxUnavailable                   | everything     | {books: {maxUnavailable: 0}}
            kafka.security.protocol                | external-kafka | {kafka: {security: {protocol: SASL_PLAINTEXT, caSecret: "", clientCertificateSecret: ""}}}
            kafka.security.mechanism               | external-kafka | {kafka: {security: {mechanism: PLAIN}}}
            kafka.security.credentials             | external-kafka | {kafka: {security: {credentials: {topics: other}}}}
            kafka.security.usernameKey             | external-kafka | {kafka: {security: {usernameKey: other}}}
            kafka.security.passwordKey             | external-kafka | {kafka: {security: {passwordKey: other}}}
            kafka.security.caSecret                | external-kafka | {kafka: {security: {caSecret: other}}}
            kafka.security.caKey                   | external-kafka | {kafka: {security: {caKey: other}}}
            kafka.security.clientCertificateSecret | external-kafka | {kafka: {security: {clientCertificateSecret: other}}}
            kafka.strimzi.storage                  | everything     | {kafka: {strimzi: {storage: {size: 300Gi}}}}
            topics.job.image                       | minimal        | {topics: {job: {image: other}}}
            topics.job.mend                        | minimal        | {topics: {job: {mend: true}}}
            topics.job.resources                   | minimal        | {topics: {job: {resources: {requests: {cpu: 77m}}}}}
            topics.job.ttlSecondsAfterFinished     | minimal        | {topics: {job: {ttlSecondsAfterFinished: 5}}}
            redis.internal.storage                 | everything     | {redis: {internal: {storage: {size: 9Gi}}}}
            redis.internal.maxMemory               | everything     | {redis: {internal: {maxMemory: 900mb}}}
            redis.internal.maxUnavailable          | everything     | {redis: {internal: {maxUnavailable: 0}}}
            networkPolicies.dnsPorts               | everything     | {networkPolicies: {dnsPorts: [54]}}
            """.lines().map(row -> row.split("\\|")).collect(
            Collectors.toMap(row -> row[0].strip(), row -> new Change(row[1].strip(), HelmChart.yaml(row[2]))));

    private ChangedValues() {}

    /**
     * Whether another value at that path changes what is made.
     *
     * @throws IllegalStateException with Helm's words, if the other value is refused
     */
    static boolean matter(String path) {
        var change = OTHERS.getOrDefault(path, made(path));
        var values = path.startsWith("monitoring.")
                ? HelmChart.values(change.set())
                : HelmChart.merged(HelmChart.values(change.set()), UNWATCHED);
        return !HelmChart.text(HelmChart.merged(values, change.values()))
                .equals(AS_IT_IS.computeIfAbsent(
                        change.set() + path.startsWith("monitoring."), each -> HelmChart.text(values)));
    }

    private static Change made(String path) {
        var set = OF_ALL_PODS.matcher(path).matches() ? "minimal" : "everything";
        var now = Manifest.at(HelmChart.values(set), path)
                .or(() -> Manifest.at(DEFAULTS, path))
                .orElse(false);
        Object other = other(path, now);
        var words = path.split("\\.");
        for (int at = words.length - 1; at >= 0; at--) {
            other = new HashMap<>(Map.of(words[at], other));
        }
        return new Change(set, Manifest.asMap(other));
    }

    private static Object other(String path, Object now) {
        return switch (now) {
            case Boolean truth -> !truth;
            case Integer number -> number + 1;
            case String text when text.isEmpty() -> "other";
            case String text
            when NUMBER.matcher(text).lookingAt() ->
                NUMBER.matcher(text).replaceFirst(digits -> "" + (Integer.parseInt(digits.group()) + 1));
            case String text -> text + "x";
            case Map<?, ?> map when map.containsKey("requests") -> Map.of("requests", Map.of("cpu", "77m"));
            case Map<?, ?> map -> Map.of("other", "1");
            case List<?> list
            when path.endsWith("tolerations") -> List.of(Map.of("key", "other", "operator", "Exists"));
            case List<?> list
            when path.startsWith("networkPolicies") -> List.of(Map.of("ipBlock", Map.of("cidr", "198.51.100.0/24")));
            case List<?> list -> List.of("other");
            default -> now;
        };
    }
}
