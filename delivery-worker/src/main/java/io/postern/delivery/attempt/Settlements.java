// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Settlement;
import io.postern.contracts.event.Settlement.Kind;
import io.postern.delivery.dsn.DeliveryReports;
import io.postern.delivery.quarantine.Quarantining;

/**
 * Who is told when mail fails. Only our own senders get a report: a return path from outside that nobody has verified may be
 * anybody's, and a report to it backscatter. A pure function.
 */
final class Settlements {
    private Settlements() {}

    static Settlement of(OutboundMessage message) {
        if (!DeliveryReports.possible(message)) {
            return new Settlement(Kind.REMOVED, "null-sender", null);
        }
        return ours(message)
                ? new Settlement(Kind.REPORTED, "report", DeliveryReports.failedId(message))
                : new Settlement(Kind.REMOVED, Quarantining.UNDELIVERABLE, Quarantining.id(message));
    }

    static Settlement cancelled(String commandId) {
        return new Settlement(Kind.REMOVED, "cancelled", commandId);
    }

    /** Handed over by one of our own machines. */
    static boolean ours(OutboundMessage message) {
        return message.origin().client().ours();
    }
}
