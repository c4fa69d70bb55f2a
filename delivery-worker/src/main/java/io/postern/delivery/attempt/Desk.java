// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import io.postern.contracts.behind.Offer;
import io.postern.contracts.event.OutboundMessage;
import io.postern.delivery.behind.Offers;
import io.postern.delivery.conduct.UnknownRecipients;
import io.postern.delivery.ledger.Ledger;
import io.postern.delivery.orders.Orders;
import io.postern.delivery.quarantine.KeptContent;
import io.postern.delivery.route.Routes;
import io.postern.delivery.smtp.Courier;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an attempt works with; the same for all. */
public record Desk(
        Ledger ledger,
        Routes routes,
        Courier courier,
        Bodies bodies,
        Seals seals,
        Outbox outbox,
        Publication reports,
        Notices notices,
        KeptContent kept,
        Orders orders,
        SiteWaits waits,
        Offers offers,
        UnknownRecipients unknown,
        Tally tally,
        CrashPoints crashPoints,
        Rules rules,
        InstantSource clock) {

    /** @param offer of the recipients' usual server; null if it has not said */
    void seen(List<String> recipients, @Nullable Offer offer) {
        if (offer != null) {
            offers.seen(recipients, offer);
        }
    }

    Faults faults() {
        return new Faults(tally::fault);
    }

    /** Starts the work on a record. */
    public Attempt start(OutboundMessage message) {
        var attempt = new Attempt(this, message);
        attempt.begin();
        return attempt;
    }
}
