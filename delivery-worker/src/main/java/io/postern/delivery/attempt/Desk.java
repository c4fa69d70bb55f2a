// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import io.postern.contracts.event.OutboundMessage;
import io.postern.delivery.ledger.Ledger;
import io.postern.delivery.orders.Orders;
import io.postern.delivery.quarantine.KeptContent;
import io.postern.delivery.route.Routes;
import io.postern.delivery.smtp.Courier;
import java.time.InstantSource;

/** What an attempt works with; the same for all. */
public record Desk(
        Ledger ledger,
        Routes routes,
        Courier courier,
        Bodies bodies,
        Outbox outbox,
        Reports reports,
        Notices notices,
        KeptContent kept,
        Orders orders,
        SiteWaits waits,
        Tally tally,
        CrashPoints crashPoints,
        Rules rules,
        InstantSource clock) {

    /** Starts the work on a record. */
    public Attempt start(OutboundMessage message) {
        var attempt = new Attempt(this, message);
        attempt.begin();
        return attempt;
    }
}
