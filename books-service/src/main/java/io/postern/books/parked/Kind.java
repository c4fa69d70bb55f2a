// SPDX-License-Identifier: Apache-2.0
package io.postern.books.parked;

import io.postern.contracts.topic.Topics;

/** What a parked record may be, by the topic that it came from. */
public enum Kind {
    /** It came from a topic that mail lies in: it may be the only copy of what was answered with 250. */
    MAIL,
    /** A question or an answer of the line, or what nobody knows the topic of. */
    OTHER;

    static Kind of(String topic) {
        return Topics.ofMail(topic) ? MAIL : OTHER;
    }
}
