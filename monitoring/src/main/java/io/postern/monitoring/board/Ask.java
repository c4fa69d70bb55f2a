// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.board;

/** Questions that are asked again and again. */
final class Ask {
    private Ask() {}

    /** As it stands there. */
    static Query of(String expression, String legend) {
        return Query.of(expression, legend);
    }

    /** How often a second, by a label, of all instances together. */
    static Query rate(String counter, String by) {
        return Query.of("sum by (%s) (rate(%s[$__rate_interval]))".formatted(by, counter), legend(by));
    }

    /** The values of all instances together, by a label. */
    static Query sum(String gauge, String by) {
        return Query.of("sum by (%s) (%s)".formatted(by, gauge), legend(by));
    }

    /** So long it took at most for this share of all, by a label. @param share such as 0.99 */
    static Query quantile(String share, String histogram, String by) {
        return Query.of(
                "histogram_quantile(%s, sum by (le, %s) (rate(%s_bucket[$__rate_interval])))"
                        .formatted(share, by, histogram),
                legend(by) + " p" + percent(share));
    }

    /** The same of all together. */
    static Query quantile(String share, String histogram) {
        return Query.of(
                "histogram_quantile(%s, sum by (le) (rate(%s_bucket[$__rate_interval])))".formatted(share, histogram),
                "p" + percent(share));
    }

    private static String legend(String by) {
        return "{{" + by.replace(", ", "}} {{") + "}}";
    }

    private static String percent(String share) {
        return share.equals("0.5") ? "50" : share.replace("0.", "");
    }
}
