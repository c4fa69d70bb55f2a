// SPDX-License-Identifier: Apache-2.0
package io.postern.books.entry;

import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ReplyClass;
import io.postern.contracts.event.WaitReason;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one recipient of one message that is not settled. There may be very many: times are numbers, and texts
 * that repeat are shared. Times are milliseconds since 1970.
 *
 * @param key see {@link EntryKey}
 * @param destination of the last attempt; the recipient's domain before the first
 * @param acceptedAt 0 if its acceptance was never seen
 * @param since when the last thing that is known happened
 * @param attempt the last one that has ended; 0 before the first
 * @param laneAttempt the last one that was due on the lane
 * @param reply the server's last words, cut; empty before the first attempt
 * @param nextAttempt 0 before the first attempt
 * @param content topic that the content lies in; empty where it travels with the record, or nothing is known
 */
public record Entry(
        String key,
        Lane lane,
        String sender,
        String destination,
        long acceptedAt,
        long since,
        int attempt,
        int laneAttempt,
        String reply,
        @Nullable ReplyClass replyClass,
        @Nullable WaitReason waitReason,
        long nextAttempt,
        String content) {
    /** Longer replies are cut; where to look for all of it is the trace. */
    static final int REPLY_LENGTH = 80;

    /** Accepted, or released from quarantine. */
    static Entry begun(LaneRecord by, String key, Texts texts) {
        return new Entry(
                key,
                by.lane(),
                texts.shared(by.sender()),
                texts.shared(EntryKey.domain(key)),
                by.acceptedAt(),
                by.appendedAt(),
                0,
                1,
                "",
                null,
                null,
                0,
                texts.shared(by.content()));
    }

    /** Its acceptance was never seen, but that it waits. */
    static Entry found(DeliveryOutcome by, String key, Texts texts) {
        var nothing = new Entry(key, by.lane(), texts.shared(by.reversePath()), "", 0, 0, 0, 0, "", null, null, 0, "");
        return nothing.deferred(by, texts);
    }

    Entry deferred(DeliveryOutcome by, Texts texts) {
        long at = by.at().toEpochMilli();
        var next = by.nextAttempt();
        return new Entry(
                key,
                lane,
                sender,
                texts.shared(by.destination()),
                acceptedAt,
                at,
                by.attempt(),
                laneAttempt,
                texts.shared(cut(by.reply().line())),
                by.replyClass(),
                by.waitReason(),
                next == null ? at : next.toEpochMilli(),
                content);
    }

    /** Its acceptance was seen after all. */
    Entry accepted(LaneRecord by, Texts texts) {
        return new Entry(
                key,
                lane,
                sender,
                destination,
                by.acceptedAt(),
                since,
                attempt,
                Math.max(1, laneAttempt),
                reply,
                replyClass,
                waitReason,
                nextAttempt,
                texts.shared(by.content()));
    }

    /** A record for an attempt is on the lane: its time has come, or it has made room for others and is back. */
    Entry backOnLane(LaneRecord by, Texts texts) {
        return new Entry(
                key,
                lane,
                sender,
                destination,
                acceptedAt,
                Math.max(since, by.appendedAt()),
                attempt,
                Math.max(laneAttempt, by.attempt()),
                reply,
                replyClass,
                waitReason,
                nextAttempt,
                texts.shared(by.content()));
    }

    /** Whether that record says something new. */
    boolean older(LaneRecord than) {
        return than.attempt() > laneAttempt || than.appendedAt() > since;
    }

    public String messageId() {
        return EntryKey.messageId(key);
    }

    public String recipient() {
        return EntryKey.recipient(key);
    }

    /** Whether it waits on its lane for an attempt, or is in one; it waits for its time otherwise. */
    public boolean onLane() {
        return laneAttempt > attempt;
    }

    /** When something should have happened by itself. */
    public long due() {
        return Math.max(since, nextAttempt);
    }

    private static String cut(String line) {
        return line.length() <= REPLY_LENGTH ? line : line.substring(0, REPLY_LENGTH - 1) + "…";
    }
}
