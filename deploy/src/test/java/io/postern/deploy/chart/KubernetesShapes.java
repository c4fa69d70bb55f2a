// SPDX-License-Identifier: Apache-2.0
package io.postern.deploy.chart;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/** What Kubernetes' own objects look like, from the models of its API. */
final class KubernetesShapes {
    private static final Gson GSON = new Gson();

    private interface Check {
        void of(JsonElement object) throws IOException;
    }

    private record Shape(Class<?> type, Check check) {}

    private static final Map<String, Shape> SHAPES = Map.ofEntries(
            Map.entry("v1/ConfigMap", new Shape(V1ConfigMap.class, V1ConfigMap::validateJsonElement)),
            Map.entry("v1/Secret", new Shape(V1Secret.class, V1Secret::validateJsonElement)),
            Map.entry("v1/Service", new Shape(V1Service.class, V1Service::validateJsonElement)),
            Map.entry("apps/v1/Deployment", new Shape(V1Deployment.class, V1Deployment::validateJsonElement)),
            Map.entry("apps/v1/StatefulSet", new Shape(V1StatefulSet.class, V1StatefulSet::validateJsonElement)),
            Map.entry("batch/v1/Job", new Shape(V1Job.class, V1Job::validateJsonElement)),
            Map.entry(
                    "policy/v1/PodDisruptionBudget",
                    new Shape(V1PodDisruptionBudget.class, V1PodDisruptionBudget::validateJsonElement)),
            Map.entry(
                    "autoscaling/v2/HorizontalPodAutoscaler",
                    new Shape(V2HorizontalPodAutoscaler.class, V2HorizontalPodAutoscaler::validateJsonElement)),
            Map.entry(
                    "networking.k8s.io/v1/NetworkPolicy",
                    new Shape(V1NetworkPolicy.class, V1NetworkPolicy::validateJsonElement)),
            Map.entry("networking.k8s.io/v1/Ingress", new Shape(V1Ingress.class, V1Ingress::validateJsonElement)));

    private KubernetesShapes() {}

    static boolean known(Manifest manifest) {
        return SHAPES.containsKey(key(manifest));
    }

    /** @throws IllegalArgumentException if a field is unknown, missing or of another type */
    static void check(Manifest manifest) throws IOException {
        var shape = SHAPES.get(key(manifest));
        if (shape == null) {
            throw new IllegalArgumentException("no shape is known of " + key(manifest));
        }
        var json = GSON.toJsonTree(manifest.tree());
        shape.check().of(json);
        Objects.requireNonNull(JSON.getGson().fromJson(json, shape.type()));
    }

    private static String key(Manifest manifest) {
        return manifest.apiVersion() + "/" + manifest.kind();
    }
}
