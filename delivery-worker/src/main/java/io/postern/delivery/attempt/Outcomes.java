// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.DeliveryOutcome.Status;
import io.postern.contracts.event.OutboundMessage;
import io.postern.delivery.smtp.Result;
import java.time.Instant;

/** What a server's words mean for a recipient. Pure. */
final class Outcomes {
    private Outcomes() {}

    /** The outcome of one recipient, under an id that is the same whenever it is derived again. */
    static DeliveryOutcome of(OutboundMessage message, String destination, Result result, Instant at, Rules rules) {
        var next = at.plus(rules.retryWait());
        var status = status(message, result, next, rules);
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
                status == Status.DEFERRED ? next : null,
                null,
                null,
                null,
                null);
    }

    private static Status status(OutboundMessage message, Result result, Instant next, Rules rules) {
        if (result.delivered()) {
            return Status.DELIVERED;
        }
        boolean tooLate = next.isAfter(message.acceptedAt().plus(rules.giveUpAfter()));
        return result.permanent() || tooLate ? Status.FAILED : Status.DEFERRED;
    }
}
