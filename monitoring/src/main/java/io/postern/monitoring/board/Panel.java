// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.board;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One picture of a dashboard.
 *
 * @param meaning what one sees, and what to think when it changes
 * @param unit as Grafana calls it
 * @param excuse why ordinary mail traffic leaves it without data or at 0; null if its figures move
 */
public record Panel(
        String title,
        String meaning,
        Style style,
        String unit,
        List<Query> queries,
        @Nullable Excuse excuse) {
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
        return new Panel(title, meaning, Style.LINES, unit, List.of(queries), null);
    }

    static Panel stack(String title, String unit, String meaning, Query... queries) {
        return new Panel(title, meaning, Style.STACK, unit, List.of(queries), null);
    }

    static Panel figure(String title, String unit, String meaning, String expression) {
        return new Panel(title, meaning, Style.FIGURE, unit, List.of(Query.of(expression, "")), null);
    }

    static Panel zero(String title, String meaning, String expression) {
        return new Panel(title, meaning, Style.ZERO, "short", List.of(Query.of(expression, "")), null);
    }

    /** It has no data. */
    Panel quiet(String why) {
        return excused(Excuse.Kind.NO_DATA, why);
    }

    /** Its figures are 0. */
    Panel still(String why) {
        return excused(Excuse.Kind.ZERO, why);
    }

    /** Its figures are 0 or are not. */
    Panel byChance(String why) {
        return excused(Excuse.Kind.CHANCE, why);
    }

    private Panel excused(Excuse.Kind kind, String why) {
        return new Panel(title, meaning, style, unit, queries, new Excuse(kind, why));
    }

    boolean small() {
        return style == Style.FIGURE || style == Style.ZERO;
    }
}
