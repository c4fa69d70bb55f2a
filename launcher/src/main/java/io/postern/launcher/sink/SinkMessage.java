// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.sink;

import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * A message that arrived.
 *
 * @param content dot-unstuffed, with its line ends
 */
@SuppressWarnings("ArrayRecordComponent")
public record SinkMessage(String from, List<String> to, byte[] content) {
    /** As it is printed: the envelope, then the first lines of the content. */
    String shown(LocalTime at, int lines) {
        var text = new String(content, StandardCharsets.UTF_8)
                .lines()
                .map(SinkMessage::harmless)
                .toList();
        var out = new StringBuilder("%n%s  from <%s> to %s, %d octets%n"
                .formatted(
                        at.truncatedTo(ChronoUnit.SECONDS),
                        harmless(from),
                        String.join(
                                ", ",
                                to.stream().map(t -> "<" + harmless(t) + ">").toList()),
                        content.length));
        text.stream()
                .limit(lines)
                .forEach(line -> out.append("  | ").append(line).append('\n'));
        if (text.size() > lines) {
            out.append("  … and %d lines more%n".formatted(text.size() - lines));
        }
        return out.toString();
    }

    /** Without what would drive a terminal. */
    private static String harmless(String line) {
        var out = new StringBuilder(line.length());
        line.codePoints()
                .map(c -> Character.isISOControl(c) && c != '\t' ? '·' : c)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
