// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import io.postern.contracts.event.Reply;
import org.jspecify.annotations.Nullable;

/**
 * What came of one recipient.
 *
 * @param reply the server's words, or ours where it did not speak
 * @param remote name and address of the server; null when none was reached
 */
public record Result(
        String recipient,
        Reply reply,
        Scope scope,
        @Nullable String remote) {

    /** Refused for good. A server that is away, breaks off or greets with 5xx only puts the message off. */
    public boolean permanent() {
        return reply.permanent() && !scope.nextServer();
    }

    public boolean delivered() {
        return reply.code() / 100 == 2;
    }
}
