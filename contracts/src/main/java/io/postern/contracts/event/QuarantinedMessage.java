// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Mail that was set aside instead of delivered; an operator releases or deletes it.
 *
 * @param id of the entry, and the key of its record; derived, so that writing it again changes nothing
 * @param rule the name of the rule that set it aside, such as {@code undeliverable}
 * @param reason a sentence for the operator
 * @param reply what the server behind had said; null where none was asked
 * @param message the record as it was to be delivered, with the recipients this entry is about
 */
public record QuarantinedMessage(
        String id,
        Instant at,
        String rule,
        String reason,
        @Nullable Reply reply,
        OutboundMessage message) implements Event {
    public QuarantinedMessage {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(message, "message");
    }
}
