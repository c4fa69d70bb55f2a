// SPDX-License-Identifier: Apache-2.0
package io.postern.deploy.chart;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The settings file in a rendered release, by key. */
final class RenderedSettings {
    private RenderedSettings() {}

    /** Keys with their dots, as {@code postern.edge.listeners.mx.port}; lists are values. */
    static Map<String, Object> of(List<Manifest> manifests) {
        var file = manifests.stream()
                .filter(each -> each.kind().equals("ConfigMap") && each.name().endsWith("-settings"))
                .filter(each -> !each.name().contains("launcher"))
                .findFirst()
                .orElseThrow();
        var flat = new TreeMap<String, Object>();
        flatten("", HelmChart.yaml(String.valueOf(file.map("data").get("postern.yaml"))), flat);
        return flat;
    }

    private static void flatten(String path, Object here, Map<String, Object> flat) {
        if (here instanceof Map<?, ?> map) {
            map.forEach((key, value) -> flatten(path.isEmpty() ? "" + key : path + "." + key, value, flat));
        } else {
            flat.put(path, here);
        }
    }
}
