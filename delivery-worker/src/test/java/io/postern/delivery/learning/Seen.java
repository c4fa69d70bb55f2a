// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.learning;

import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.DeliveryOutcome.Status;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.Reply;
import io.postern.contracts.event.ReplyClass;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Outcomes of attempts at sites that greylist. */
final class Seen {
    private static final AtomicLong NEXT = new AtomicLong();

    private Seen() {}

    static DeliveryOutcome taken(String destination, Instant at, Duration after) {
        return outcome(destination, at, Status.DELIVERED, null, at.minus(after));
    }

    static DeliveryOutcome refused(String destination, Instant at, Duration after) {
        return outcome(destination, at, Status.DEFERRED, ReplyClass.GREYLISTED, at.minus(after));
    }

    static DeliveryOutcome outcome(
            String destination,
            Instant at,
            Status status,
            @Nullable ReplyClass about,
            @Nullable Instant greylistedSince) {
        var id = "m" + NEXT.incrementAndGet();
        var reply = status == Status.DELIVERED ? new Reply(250, "2.0.0", "ok") : new Reply(451, "4.7.1", "later");
        return new DeliveryOutcome(
                id + ".1.b@x.test",
                id,
                id,
                at,
                Lane.PERSONAL,
                "a@y.test",
                "b@x.test",
                1,
                status,
                destination,
                "mx",
                reply,
                null,
                about,
                null,
                greylistedSince,
                null);
    }
}
