// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Mail that was answered with 250, on its way out: one record is one message with its recipients, written at once.
 *
 * @param messageId our own id, the one in the 250; the same in every record that this message turns into
 * @param recordId {@code messageId} at first; derived from it and the destination once the message was split
 * @param lane the lane it belongs to, also while it waits in a retry topic
 * @param acceptedAt when the 250 was decided; giving up counts from here
 * @param attempt 1 for the first attempt; a retry record carries the number of the attempt that is due
 * @param notBefore when that attempt is due; null for at once
 * @param reversePath empty for the null sender
 * @param bodyType BODY= of MAIL FROM: {@code 7BIT} or {@code 8BITMIME}
 * @param headers fields that we put in front at delivery, each with its CRLF
 */
public record OutboundMessage(
        String messageId,
        String recordId,
        Lane lane,
        Instant acceptedAt,
        Origin origin,
        int attempt,
        @Nullable Instant notBefore,
        String reversePath,
        String bodyType,
        List<Recipient> recipients,
        List<String> headers,
        Content content)
        implements Event {
    public OutboundMessage {
        Objects.requireNonNull(messageId, "messageId");
        Objects.requireNonNull(recordId, "recordId");
        Objects.requireNonNull(lane, "lane");
        Objects.requireNonNull(acceptedAt, "acceptedAt");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(reversePath, "reversePath");
        Objects.requireNonNull(bodyType, "bodyType");
        Objects.requireNonNull(content, "content");
        recipients = List.copyOf(recipients);
        headers = List.copyOf(headers);
    }

    /** The same message for some of its recipients under an id of its own. */
    public OutboundMessage part(String newRecordId, List<Recipient> some) {
        return new OutboundMessage(
                messageId,
                newRecordId,
                lane,
                acceptedAt,
                origin,
                attempt,
                notBefore,
                reversePath,
                bodyType,
                some,
                headers,
                content);
    }

    /** What is left to do after an attempt: these recipients, not before that time. */
    public OutboundMessage again(List<Recipient> left, int nextAttempt, Instant when) {
        return new OutboundMessage(
                messageId,
                recordId,
                lane,
                acceptedAt,
                origin,
                nextAttempt,
                when,
                reversePath,
                bodyType,
                left,
                headers,
                content);
    }
}
