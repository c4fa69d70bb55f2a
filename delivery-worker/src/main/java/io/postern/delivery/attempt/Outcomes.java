// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import io.postern.contracts.event.Aside;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.DeliveryOutcome.Status;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Reply;
import io.postern.contracts.event.ReplyClass;
import io.postern.contracts.event.Settlement;
import io.postern.contracts.event.WaitReason;
import io.postern.delivery.classification.ReplyClasses;
import io.postern.delivery.hint.Hints;
import io.postern.delivery.schedule.Deferral;
import io.postern.delivery.schedule.Next;
import io.postern.delivery.schedule.Schedule;
import io.postern.delivery.smtp.Result;
import io.postern.delivery.smtp.Scope;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a server's words mean for a recipient. Pure. */
final class Outcomes {
    /** Those with the same hint come back spread over this long, behind it. */
    private static final int SPREAD_MILLIS = 1000;
    /** A greylisting server's second may be a little longer than ours. */
    private static final int MARGIN_MILLIS = 250;

    private final OutboundMessage message;
    private final String destination;
    private final Rules rules;

    /** @param destination that all recipients of the message share */
    Outcomes(OutboundMessage message, String destination, Rules rules) {
        this.message = message;
        this.destination = destination;
        this.rules = rules;
    }

    /**
     * The outcome of one recipient, under an id that is the same whenever it is derived again.
     *
     * @param learned how long this site's greylisting has been seen to need; null if that is not known
     */
    DeliveryOutcome of(Result result, Instant at, @Nullable Duration learned) {
        var before = message.progress().greylistedSince();
        if (result.delivered()) {
            return outcome(result, at, Status.DELIVERED, null, null, null, before, null);
        }
        var about = ReplyClasses.of(result.reply());
        if (result.permanent()) {
            return failed(result, at, about, before);
        }
        var since = about == ReplyClass.GREYLISTED && before == null ? at : before;
        var deferral = new Deferral(
                message.lane(),
                destination,
                at,
                message.clockFrom(),
                message.progress().step(),
                hint(result.reply()),
                about == ReplyClass.GREYLISTED ? since : null,
                learned,
                spread());
        return switch (Schedule.after(deferral, rules.schedules())) {
            case Next.At(var when, var reason) ->
                outcome(result, at, Status.DEFERRED, when, about, reason, since, null);
            case Next.GiveUp() -> failed(result, at, about, since);
        };
    }

    /** Taken out of the queue by an order. */
    DeliveryOutcome cancelled(String recipient, Instant at, String commandId) {
        var result = new Result(
                recipient, new Reply(554, "5.7.1", "taken out of the queue by an operator"), Scope.MESSAGE, null);
        return outcome(result, at, Status.REMOVED, null, null, null, null, Settlements.cancelled(commandId));
    }

    /** Accepted to be set aside. */
    DeliveryOutcome aside(String recipient, Instant at, Aside aside) {
        var result = new Result(recipient, new Reply(554, "5.7.1", aside.reason()), Scope.MESSAGE, null);
        return outcome(result, at, Status.REMOVED, null, null, null, null, Settlements.aside(message, aside));
    }

    private DeliveryOutcome failed(Result result, Instant at, ReplyClass about, @Nullable Instant since) {
        return outcome(
                result, at, Status.FAILED, null, about, null, since, Settlements.of(message, result.recipient()));
    }

    private @Nullable Duration hint(Reply reply) {
        var hint = reply.temporary() ? Hints.in(reply.text()) : null;
        return hint == null ? null : Hints.clamp(hint, rules.hintAtLeast(), rules.hintAtMost());
    }

    private Duration spread() {
        int hash = Math.floorMod((message.recordId() + message.attempt()).hashCode() * 31, SPREAD_MILLIS);
        return Duration.ofMillis(MARGIN_MILLIS + hash);
    }

    private DeliveryOutcome outcome(
            Result result,
            Instant at,
            Status status,
            @Nullable Instant next,
            @Nullable ReplyClass about,
            @Nullable WaitReason reason,
            @Nullable Instant greylistedSince,
            @Nullable Settlement settlement) {
        return new DeliveryOutcome(
                message.recordId() + "." + message.attempt() + "." + result.recipient(),
                message.messageId(),
                message.recordId(),
                at,
                message.lane(),
                message.reversePath(),
                result.recipient(),
                message.attempt(),
                status,
                destination,
                result.remote(),
                result.reply(),
                next,
                about,
                reason,
                greylistedSince,
                settlement);
    }
}
