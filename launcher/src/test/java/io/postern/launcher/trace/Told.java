// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.trace;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.DeliveryOutcome.Status;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Origin;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Progress;
import io.postern.contracts.event.QuarantinedMessage;
import io.postern.contracts.event.Recipient;
import io.postern.contracts.event.Reply;
import io.postern.contracts.event.ReplyClass;
import io.postern.contracts.event.Settlement;
import io.postern.contracts.event.WaitReason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events of one message from anna@debian.org to bert@local.test. */
final class Told {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final String ID = "01m81j18g0abcdefghjkmnpqrs";
    static final String SESSION = "01m81j18g000000000000000ss";
    static final String ENTRY = "01m81j18g0000000000000000q";
    static final String REPORT = "01m8cb2v60000000000000000t";
    static final String ORDER = "01m81j18g0000000000000000x";

    private Told() {}

    static OutboundMessage message(int attempt) {
        var client = new Client("198.51.100.7", 4711, "mx", ListenerKind.MX, false);
        return new OutboundMessage(
                ID,
                ID,
                Lane.INCOMING,
                NOON,
                new Origin(client, SESSION, "mail.debian.org"),
                attempt,
                attempt == 1 ? null : NOON.plusSeconds(60),
                "anna@debian.org",
                "7BIT",
                List.of(new Recipient("bert@local.test")),
                List.of(),
                new Content.Inline(new byte[0]),
                Progress.NONE,
                null,
                null);
    }

    static QuarantinedMessage entry(int attempt) {
        var tried = message(attempt);
        return new QuarantinedMessage(
                ENTRY,
                NOON.plusSeconds(attempt),
                "undeliverable",
                "A server of local.test refused it for good.",
                new Reply(550, "5.1.1", "no such user"),
                tried.part(ID + "-q" + attempt, tried.recipients()));
    }

    /** @param what a status, or the rule that it ends by */
    static DeliveryOutcome outcome(String what, int attempt, String record) {
        return switch (what) {
            case "delivered" -> outcome(Status.DELIVERED, attempt, record, new Reply(250, "2.0.0", "Taken"), null);
            case "deferred" -> outcome(Status.DEFERRED, attempt, record, new Reply(451, "4.7.1", "wait 60 s"), null);
            case "reported" ->
                outcome(
                        Status.FAILED,
                        attempt,
                        record,
                        new Reply(550, "5.1.1", "no such user"),
                        new Settlement(Settlement.Kind.REPORTED, "report", REPORT));
            case "undeliverable" ->
                outcome(
                        Status.FAILED,
                        attempt,
                        record,
                        new Reply(550, "5.1.1", "no such user"),
                        new Settlement(Settlement.Kind.REMOVED, "undeliverable", ENTRY));
            case "aside" ->
                outcome(
                        Status.REMOVED,
                        attempt,
                        record,
                        new Reply(554, "5.7.1", "its score is 13.0: spf-fail"),
                        new Settlement(Settlement.Kind.REMOVED, "score-high", ENTRY));
            case "discarded" ->
                outcome(
                        Status.REMOVED,
                        attempt,
                        record,
                        new Reply(554, "5.7.1", "its score is 23.0: spf-fail"),
                        new Settlement(Settlement.Kind.REMOVED, "discarded", null));
            default ->
                outcome(
                        Status.REMOVED,
                        attempt,
                        record,
                        new Reply(550, "5.1.1", "no such user"),
                        new Settlement(Settlement.Kind.REMOVED, what, ORDER));
        };
    }

    private static DeliveryOutcome outcome(
            Status status, int attempt, String record, Reply reply, @Nullable Settlement settlement) {
        boolean deferred = status == Status.DEFERRED;
        return new DeliveryOutcome(
                ID + record + "." + attempt,
                ID,
                ID + record,
                NOON.plusSeconds(attempt),
                Lane.INCOMING,
                "anna@debian.org",
                "bert@local.test",
                attempt,
                status,
                "local.test",
                "127.0.0.1:2530",
                reply,
                deferred ? NOON.plusSeconds(60) : null,
                status == Status.DELIVERED ? null : deferred ? ReplyClass.GREYLISTED : ReplyClass.NO_SUCH_USER,
                deferred ? WaitReason.HINT : null,
                null,
                settlement);
    }
}
