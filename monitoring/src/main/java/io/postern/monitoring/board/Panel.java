// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.board;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One picture of a dashboard.
 *
 * @param meaning what one sees, and what to think when it changes
 * @param unit as Grafana calls it
 * @param still why its figures are 0 after ordinary mail traffic; null if they move
 * @param quiet why ordinary mail traffic leaves it without data; null if it makes some
 */
public record Panel(
        String title,
        String meaning,
        Style style,
        String unit,
        List<Query> queries,
        @Nullable String still,
        @Nullable String quiet) {
    /** How it is drawn. */
    public enum Style {
        LINES,
        /** Lines that add up. */
        STACK,
        /** One number. */
        FIGURE,
        /** One number that is wrong unless it is 0. */
        ZERO
    }

    static Panel lines(String title, String unit, String meaning, Query... queries) {
        return new Panel(title, meaning, Style.LINES, unit, List.of(queries), null, null);
    }

    static Panel stack(String title, String unit, String meaning, Query... queries) {
        return new Panel(title, meaning, Style.STACK, unit, List.of(queries), null, null);
    }

    static Panel figure(String title, String unit, String meaning, String expression) {
        return new Panel(title, meaning, Style.FIGURE, unit, List.of(Query.of(expression, "")), null, null);
    }

    static Panel zero(String title, String meaning, String expression) {
        return new Panel(title, meaning, Style.ZERO, "short", List.of(Query.of(expression, "")), null, null);
    }

    Panel quiet(String why) {
        return new Panel(title, meaning, style, unit, queries, still, why);
    }

    Panel still(String why) {
        return new Panel(title, meaning, style, unit, queries, why, quiet);
    }

    boolean small() {
        return style == Style.FIGURE || style == Style.ZERO;
    }
}
