// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.settings;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A length of time as settings write it: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 6h}, {@code 36d}, a plain
 * number of seconds, or ISO 8601 ({@code PT5M}). The same as in the services, whose framework reads them.
 */
public final class DurationText {
    private static final Pattern MILLIS = Pattern.compile("(\\d+)\\s*ms", Pattern.CASE_INSENSITIVE);

    private DurationText() {}

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Duration parse(String text) {
        var value = text.strip().toUpperCase(Locale.ROOT);
        try {
            var millis = MILLIS.matcher(value);
            if (millis.matches()) {
                return Duration.ofMillis(Long.parseLong(millis.group(1)));
            }
            if (!value.isEmpty() && value.chars().allMatch(Character::isDigit)) {
                return Duration.ofSeconds(Long.parseLong(value));
            }
            if (value.startsWith("P")) {
                return Duration.parse(value);
            }
            return Duration.parse((value.endsWith("D") ? "P" : "PT") + value);
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new IllegalArgumentException("not a length of time: " + text, e);
        }
    }
}
