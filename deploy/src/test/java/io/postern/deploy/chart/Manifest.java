// SPDX-License-Identifier: Apache-2.0
package io.postern.deploy.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A rendered object: maps, lists and scalars. */
record Manifest(Map<String, Object> tree) {
    String kind() {
        return text("kind").orElse("");
    }

    String apiVersion() {
        return text("apiVersion").orElse("");
    }

    String name() {
        return text("metadata.name").orElse("");
    }

    Map<String, Object> labels() {
        return map("metadata.labels");
    }

    /** @param path names with dots between */
    Optional<String> text(String path) {
        return at(path).map(String::valueOf);
    }

    Map<String, Object> map(String path) {
        return at(path).map(Manifest::asMap).orElse(Map.of());
    }

    List<Map<String, Object>> maps(String path) {
        return at(path).map(Manifest::asMaps).orElse(List.of());
    }

    Optional<Object> at(String path) {
        return at(tree, path);
    }

    /** The pod that it makes: of a Deployment, StatefulSet or Job. */
    Optional<Manifest> pod() {
        return at("spec.template").filter(Map.class::isInstance).map(pod -> new Manifest(asMap(pod)));
    }

    List<Map<String, Object>> containers() {
        return pod().map(pod -> pod.maps("spec.containers")).orElse(List.of());
    }

    static Optional<Object> at(Map<String, Object> tree, String path) {
        Object here = tree;
        for (var step : path.split("\\.")) {
            here = here instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return Optional.ofNullable(here);
    }

    /** Every map in it, itself included. */
    static Stream<Map<String, Object>> all(Object tree) {
        return switch (tree) {
            case Map<?, ?> map ->
                Stream.concat(Stream.of(asMap(map)), map.values().stream().flatMap(Manifest::all));
            case List<?> list -> list.stream().flatMap(Manifest::all);
            case null, default -> Stream.empty();
        };
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> asMap(Object map) {
        return (Map<String, Object>) map;
    }

    static List<Map<String, Object>> asMaps(Object list) {
        var maps = new ArrayList<Map<String, Object>>();
        ((List<?>) list).forEach(each -> maps.add(asMap(each)));
        return maps;
    }

    @Override
    public String toString() {
        return kind() + "/" + name();
    }
}
