// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.queue;

import io.postern.launcher.SafeWords;

/** A server's words, as they may stand on a terminal. */
final class ReplyWords {
    private ReplyWords() {}

    /** The books cut long replies and end them with the one sign that stays. */
    static String of(String reply) {
        return reply.endsWith("…") ? SafeWords.of(reply.substring(0, reply.length() - 1)) + "…" : SafeWords.of(reply);
    }
}
