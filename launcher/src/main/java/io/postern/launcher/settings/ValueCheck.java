// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says what is wrong with a value, in words for who wrote it. */
final class ValueCheck {
    private ValueCheck() {}

    /** What the value should be, such as {@code a number}; empty when it is fine. */
    static Optional<String> wanted(Class<?> type, String value) {
        try {
            if (type == int.class || type == Integer.class) {
                Integer.parseInt(value.strip());
            } else if (type == long.class || type == Long.class) {
                Long.parseLong(value.strip());
            } else if (type == short.class || type == Short.class) {
                Short.parseShort(value.strip());
            } else if (type == double.class || type == Double.class || type == float.class) {
                Double.parseDouble(value.strip());
            } else if (type == boolean.class || type == Boolean.class) {
                return truth(value) ? Optional.empty() : Optional.of("true or false");
            } else if (type == Duration.class) {
                DurationText.parse(value);
            } else if (type == URI.class) {
                URI.create(value);
            } else if (type.isEnum()) {
                return oneOf(type, value);
            }
            return Optional.empty();
        } catch (NumberFormatException e) {
            boolean decimal = type == double.class || type == Double.class || type == float.class;
            return Optional.of(decimal ? "a number" : "a whole number");
        } catch (IllegalArgumentException e) {
            return Optional.of(
                    type == Duration.class ? "a length of time, such as 500ms, 30s, 5m, 6h or 36d" : "an address");
        }
    }

    /** The words that SmallRye Config takes for a truth value. */
    private static boolean truth(String value) {
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "true", "false", "yes", "no", "y", "n", "on", "off", "1", "0" -> true;
            default -> false;
        };
    }

    private static Optional<String> oneOf(Class<?> type, String value) {
        var names = Arrays.stream(type.getEnumConstants())
                .map(constant ->
                        ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        var written = value.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        return names.contains(written)
                ? Optional.empty()
                : Optional.of("one of " + names.stream().collect(Collectors.joining(", ")));
    }
}
