// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.send;

import java.util.List;
import java.util.Optional;

/** Finds our own id of a message in what the listener said. */
final class AcceptedId {
    private static final String MARK = "Accepted as ";

    private AcceptedId() {}

    /** From {@code 250 2.0.0 Accepted as 01hq…}, the last one if there are several. */
    static Optional<String> in(List<String> replies) {
        return replies.reversed().stream()
                .filter(reply -> reply.startsWith("250") && reply.contains(MARK))
                .map(reply -> reply.substring(reply.indexOf(MARK) + MARK.length())
                        .strip()
                        .split("\\s", 2)[0])
                .findFirst();
    }

    /** The first refusal, which those after it follow from. */
    static Optional<String> refusal(List<String> replies) {
        return replies.stream()
                .filter(reply -> reply.startsWith("4") || reply.startsWith("5"))
                .findFirst();
    }
}
