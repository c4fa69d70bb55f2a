// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.up;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Why a service did not start, by the end of its log: what it said itself, without what its framework said around it. */
final class FailedStart {
    private static final Pattern OURS = Pattern.compile("^\\S+ ERROR\\s+\\[i\\.p\\.[^\\]]*] (.+)$");
    private static final int LAST = 5;

    private FailedStart() {}

    /** @return a sentence of ours; the last lines if there is none */
    static String reason(String log) {
        var lines = log.lines().filter(line -> !line.isBlank()).toList();
        var ours = lines.stream()
                .map(OURS::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .distinct()
                .collect(Collectors.joining("\n"));
        return ours.isEmpty() ? String.join("\n", last(lines)) : ours;
    }

    private static List<String> last(List<String> lines) {
        return lines.subList(Math.max(0, lines.size() - LAST), lines.size());
    }
}
