// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.alert;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Alerts as Prometheus and promtool read them: YAML, written by hand, as there is no need for more. */
public final class RuleText {
    private RuleText() {}

    /** A file of rules with one group. */
    public static String rules(String group, List<Alert> alerts) {
        return """
                # SPDX-License-Identifier: Apache-2.0
                # Written by a test of the module monitoring.
                groups:
                  - name: postern.%s
                    rules:
                """.formatted(group) + alerts.stream().map(RuleText::rule).collect(Collectors.joining());
    }

    private static String rule(Alert alert) {
        return """
                      - alert: %s
                        expr: %s
                        for: %s
                        labels:
                          severity: %s
                        annotations:
                          summary: %s
                          runbook_url: %s
                """.formatted(
                        alert.name(),
                        quoted(alert.expression()),
                        alert.lasts(),
                        severity(alert),
                        quoted(alert.summary()),
                        quoted(runbook(alert)));
    }

    /** Where its page is in the tree; whoever installs the chart may put an address of his own before it. */
    static String runbook(Alert alert) {
        return "docs/runbooks/" + alert.name() + ".md";
    }

    private static String severity(Alert alert) {
        return alert.severity().name().toLowerCase(Locale.ROOT);
    }

    /** @param files with the rules */
    static String examples(List<String> files, List<Alert> alerts) {
        var text = new StringBuilder("rule_files:\n");
        files.forEach(file -> text.append("  - ").append(file).append('\n'));
        text.append("evaluation_interval: 1m\ntests:\n");
        for (var alert : alerts) {
            text.append(example(alert, alert.fires(), true));
            text.append(example(alert, alert.rests(), false));
        }
        return text.toString();
    }

    private static String example(Alert alert, Alert.Example example, boolean fires) {
        var text = new StringBuilder("  - name: %s %s\n    interval: 1m\n    input_series:\n"
                .formatted(alert.name(), fires ? "fires" : "rests"));
        for (var series : example.series()) {
            int end = series.lastIndexOf(" = ");
            text.append("      - series: ")
                    .append(quoted(series.substring(0, end)))
                    .append('\n');
            text.append("        values: ")
                    .append(quoted(series.substring(end + 3)))
                    .append('\n');
        }
        text.append("    alert_rule_test:\n      - eval_time: %dm\n        alertname: %s\n"
                .formatted(example.minutes(), alert.name()));
        if (fires) {
            var labels = labels(example);
            text.append("        exp_alerts:\n          - exp_labels:\n              severity: ")
                    .append(severity(alert))
                    .append('\n');
            labels.forEach((name, value) -> text.append("              %s: %s\n".formatted(name, quoted(value))));
            text.append("            exp_annotations:\n              summary: %s\n              runbook_url: %s\n"
                    .formatted(quoted(expanded(alert.summary(), labels)), quoted(runbook(alert))));
        } else {
            text.append("        exp_alerts: []\n");
        }
        return text.toString();
    }

    private static Map<String, String> labels(Alert.Example example) {
        return example.labels().stream()
                .map(label -> label.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static String expanded(String summary, Map<String, String> labels) {
        var text = summary;
        for (var label : labels.entrySet()) {
            text = text.replace("{{ $labels." + label.getKey() + " }}", label.getValue());
        }
        return text;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
