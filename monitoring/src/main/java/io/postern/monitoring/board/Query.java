// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.board;

import java.util.regex.Pattern;

/**
 * A question to Prometheus.
 *
 * @param expression in its language, with {@code $__rate_interval} and {@code $__range} where Grafana puts a length of time
 * @param legend of each line, with labels in double braces
 */
public record Query(String expression, String legend) {
    private static final Pattern METRIC =
            Pattern.compile("\\b((?:postern|jvm|process|system|kafka)_[a-z_]+|up(?=\\{))(\\{)?");
    private static final String SCOPE = "namespace=~\"$namespace\"";

    static Query of(String expression, String legend) {
        return new Query(expression, legend);
    }

    /** The expression for one installation of several: each metric is asked for by the name space that was chosen. */
    String scoped() {
        return METRIC.matcher(expression)
                .replaceAll(found -> found.group(2) == null
                        ? found.group(1) + "{" + quoted() + "}"
                        : found.group(1) + "{" + quoted() + ", ");
    }

    private static String quoted() {
        return java.util.regex.Matcher.quoteReplacement(SCOPE);
    }

    /** What Prometheus itself understands. @param range such as {@code 30s} */
    public String asked(String range) {
        return scoped().replace("$__rate_interval", range)
                .replace("$__range", range)
                .replace("$namespace", ".*");
    }
}
