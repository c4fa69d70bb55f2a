// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.dns;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Records by name, whoever serves them. Of a name with a record TIMEOUT, what it does not have stays unanswered. */
public final class Zone {
    public static final String TIMEOUT = "TIMEOUT";

    /** @param fields the strings of TXT, preference and host of MX, one for others */
    public record Rr(String type, List<String> fields) {}

    private final Map<String, List<Rr>> names = new TreeMap<>();

    /** Lines such as {@code example.test MX 10 mx.example.test}; TXT is the rest of the line. */
    public static Zone of(String lines) {
        var zone = new Zone();
        lines.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            var words = line.split(" +", 3);
            var value = words.length < 3 ? "" : words[2];
            zone.add(words[0], new Rr(words[1], words[1].equals("MX") ? List.of(value.split(" ")) : List.of(value)));
        });
        return zone;
    }

    /** A zone of the conformance suite. */
    public static Zone of(JsonNode json) {
        var zone = new Zone();
        for (var name : json.get("names").properties()) {
            for (var rr : name.getValue()) {
                var fields = new ArrayList<String>();
                var value = rr.path("v");
                if (value.isArray()) {
                    value.forEach(field -> fields.add(field.asText()));
                } else {
                    fields.add(value.asText());
                }
                zone.add(name.getKey(), new Rr(rr.get("t").asText(), fields));
            }
        }
        return zone;
    }

    private void add(String name, Rr rr) {
        names.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                .add(rr);
    }

    public List<Rr> records(String name) {
        return names.getOrDefault(name, List.of());
    }

    /** Also of names that only have names below them. */
    public boolean exists(String name) {
        return names.keySet().stream().anyMatch(known -> known.equals(name) || known.endsWith("." + name));
    }
}
