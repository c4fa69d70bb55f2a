// SPDX-License-Identifier: Apache-2.0
package io.postern.deploy.chart;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;

/** The chart with each set of values, rendered once. */
final class RenderedSets {
    private static final Map<String, List<Manifest>> RENDERED = new ConcurrentHashMap<>();

    private RenderedSets() {}

    static List<Manifest> of(String set) {
        return RENDERED.computeIfAbsent(set, name -> HelmChart.render(HelmChart.values(name)));
    }

    static Manifest one(String set, String kind, String name) {
        return one(of(set), kind, name);
    }

    static Manifest one(List<Manifest> manifests, String kind, String name) {
        return manifests.stream()
                .filter(each -> each.kind().equals(kind) && each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(kind + "/" + name + " is not among " + manifests));
    }
}
