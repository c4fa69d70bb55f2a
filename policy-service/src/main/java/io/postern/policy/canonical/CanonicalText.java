// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.canonical;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Settings as lines in the order of their keys. For one thread. */
public final class CanonicalText {
    private final TreeMap<String, String> lines = new TreeMap<>();

    /**
     * Adds a setting.
     *
     * @param key unlike all others
     * @param values texts, numbers, booleans, constants of an enum or durations, in an order that means something
     * @throws IllegalArgumentException if the key was there already, or for another kind of value
     */
    public CanonicalText with(String key, Object... values) {
        var line = Arrays.stream(values).map(CanonicalText::value).collect(Collectors.joining(" "));
        if (lines.putIfAbsent(key, line) != null) {
            throw new IllegalArgumentException(key + " is written twice");
        }
        return this;
    }

    /** A name that is part of a key, so that no two names make the same key. */
    public static String quoted(String name) {
        return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static String value(Object value) {
        return switch (value) {
            case String text -> quoted(text);
            case Enum<?> constant -> constant.name();
            case Boolean flag -> Boolean.toString(flag);
            case Integer number -> Integer.toString(number);
            case Long number -> Long.toString(number);
            case Double number -> decimal(number);
            case Duration length -> length.toNanos() + "ns";
            default -> throw new IllegalArgumentException("there is no form for a " + value.getClass());
        };
    }

    private static String decimal(double number) {
        var exact = BigDecimal.valueOf(number);
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }

    /** All of it, each line with its end. */
    public String text() {
        return lines.entrySet().stream()
                .map(line -> line.getKey() + "=" + line.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
