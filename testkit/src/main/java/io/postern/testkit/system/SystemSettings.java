// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The YAML file of a system under test. Keys are written with dots, and a part that holds dots itself in quotes:
 * {@code postern.delivery.routes."local.test"}.
 */
public final class SystemSettings {
    private final Map<String, Object> tree = new LinkedHashMap<>();

    /** Replaces what was set for this key before. Lists, maps, numbers and text are written as such. */
    public SystemSettings set(String key, Object value) {
        var parts = split(key);
        Map<String, Object> at = tree;
        for (var part : parts.subList(0, parts.size() - 1)) {
            @SuppressWarnings("unchecked")
            var next = (Map<String, Object>) at.computeIfAbsent(part, p -> new LinkedHashMap<String, Object>());
            at = next;
        }
        at.put(parts.getLast(), value);
        return this;
    }

    /** Whether something was set for this key. */
    boolean has(String key) {
        Object at = tree;
        for (var part : split(key)) {
            at = at instanceof Map<?, ?> branch ? branch.get(part) : null;
        }
        return at != null;
    }

    /** JSON, which is YAML. */
    public String yaml() {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the settings hold a value that is no text, number, list or map", e);
        }
    }

    static List<String> split(String key) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        boolean quoted = false;
        for (char c : key.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '.' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
