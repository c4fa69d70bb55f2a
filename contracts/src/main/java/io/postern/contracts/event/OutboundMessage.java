// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import io.postern.contracts.finding.AuthResult;
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
 * @param progress what the attempts so far have come to; null for none
 * @param demands what the client asked for in MAIL FROM; null for nothing special
 * @param removals what is left out of the content at delivery, in its order, nothing twice; null for nothing
 * @param insertions what is put into it then, in its order; null likewise
 * @param arc what its ARC chain was worth when it came: none, pass or fail (RFC 8617 4.4); null where nobody has looked, and for
 *     mail of our own
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
        Content content,
        @Nullable Progress progress,
        @Nullable Demands demands,
        @Nullable List<Removal> removals,
        @Nullable List<Insertion> insertions,
        @Nullable AuthResult arc)
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
        progress = progress == null ? Progress.NONE : progress;
        demands = demands == null ? Demands.NONE : demands;
        removals = removals == null ? List.of() : Removal.within(content.size(), removals);
        insertions = insertions == null ? List.of() : Insertion.within(content.size(), insertions, removals);
    }

    /** One into whose content nothing is put, and at whose ARC chain nobody has looked. */
    public OutboundMessage(
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
            Content content,
            @Nullable Progress progress,
            @Nullable Demands demands,
            @Nullable List<Removal> removals) {
        this(
                messageId,
                recordId,
                lane,
                acceptedAt,
                origin,
                attempt,
                notBefore,
                reversePath,
                bodyType,
                recipients,
                headers,
                content,
                progress,
                demands,
                removals,
                null,
                null);
    }

    @Override
    public Demands demands() {
        return Objects.requireNonNull(demands);
    }

    @Override
    public List<Removal> removals() {
        return Objects.requireNonNull(removals);
    }

    @Override
    public List<Insertion> insertions() {
        return Objects.requireNonNull(insertions);
    }

    @Override
    public Progress progress() {
        return Objects.requireNonNull(progress);
    }

    /** The same message for some of its recipients under an id of its own. */
    public OutboundMessage part(String newRecordId, List<Recipient> some) {
        return copy(newRecordId, attempt, notBefore, some, content, progress());
    }

    /** What is left to do after an attempt: these recipients, not before that time. */
    public OutboundMessage again(List<Recipient> left, int nextAttempt, Instant when, Progress soFar) {
        return copy(recordId, nextAttempt, when, left, content, soFar);
    }

    /** The same message with its content in another place. */
    public OutboundMessage with(Content elsewhere) {
        return copy(recordId, attempt, notBefore, recipients, elsewhere, progress());
    }

    /** The same, to lie where held mail waits. */
    public OutboundMessage onHold() {
        return copy(recordId, attempt, null, recipients, content, progress().hold());
    }

    /** Out of hold. */
    public OutboundMessage resumed(Instant now) {
        return copy(
                recordId, attempt, notBefore, recipients, content, progress().resumed(now));
    }

    /** To be delivered after all, to all its recipients: as new, under an id of its own. */
    public OutboundMessage released(Instant now) {
        int release = progress().release() + 1;
        var anew = new Progress(0, null, progress().delayNotified(), release, false, now);
        var welcome = recipients.stream().map(one -> one.with(null)).toList();
        return copy(recordId + "-r" + release, 1, null, welcome, content, anew);
    }

    /** When its time to be tried began. */
    public Instant clockFrom() {
        var from = progress().clockFrom();
        return from == null ? acceptedAt : from;
    }

    private OutboundMessage copy(
            String newRecordId,
            int newAttempt,
            @Nullable Instant newNotBefore,
            List<Recipient> some,
            Content newContent,
            Progress newProgress) {
        return new OutboundMessage(
                messageId,
                newRecordId,
                lane,
                acceptedAt,
                origin,
                newAttempt,
                newNotBefore,
                reversePath,
                bodyType,
                some,
                headers,
                newContent,
                newProgress,
                demands,
                removals,
                insertions,
                arc);
    }
}
