// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.alert;

import java.util.List;

/**
 * An alert.
 *
 * @param name the one under which it is told, and that of its page in docs/runbooks
 * @param severity {@code critical} for what somebody must look at now, {@code warning} for what somebody must look at
 * @param lasts how long it must hold, such as {@code 5m}
 * @param summary one sentence, with {@code {{ $labels.x }}}
 * @param fires figures with which it does, after {@code lasts} and what the expression looks back
 * @param rests figures with which it does not, though they are near
 */
public record Alert(
        String name, Severity severity, String expression, String lasts, String summary, Example fires, Example rests) {
    /** How soon somebody must look. */
    public enum Severity {
        CRITICAL,
        WARNING
    }

    /**
     * Figures over time, one a minute.
     *
     * @param series as promtool has them: {@code metric{labels} start+step x count}, separated by {@code =}
     * @param minutes after which is looked
     * @param labels of the alert, beside its severity, as {@code name=value}; none where nothing fires
     */
    public record Example(List<String> series, int minutes, List<String> labels) {}

    static Example at(int minutes, String... series) {
        return new Example(List.of(series), minutes, List.of());
    }

    /** With this label. */
    static Example labelled(Example example, String... labels) {
        return new Example(example.series(), example.minutes(), List.of(labels));
    }
}
