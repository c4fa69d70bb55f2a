// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import io.postern.contracts.event.Aside;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Recipient;
import io.postern.contracts.event.Settlement;
import io.postern.contracts.event.Settlement.Kind;
import io.postern.delivery.dsn.DeliveryReports;
import io.postern.delivery.quarantine.Quarantining;
import java.util.List;

/**
 * Who is told when mail fails. Only our own senders get a report: a return path from outside that nobody has verified may be
 * anybody's, and a report to it backscatter. A pure function.
 */
final class Settlements {
    private Settlements() {}

    static Settlement of(OutboundMessage message, String recipient) {
        if (!DeliveryReports.possible(message)) {
            return new Settlement(Kind.REMOVED, "null-sender", null);
        }
        if (ours(message) && !wanted(message, recipient, "FAILURE")) {
            return new Settlement(Kind.REMOVED, "no-report-wanted", null);
        }
        return ours(message)
                ? new Settlement(Kind.REPORTED, "report", DeliveryReports.failedId(message))
                : new Settlement(Kind.REMOVED, Quarantining.UNDELIVERABLE, Quarantining.id(message));
    }

    static Settlement cancelled(String commandId) {
        return new Settlement(Kind.REMOVED, "cancelled", commandId);
    }

    /** Accepted to be set aside. */
    static Settlement aside(OutboundMessage message, Aside aside) {
        var entry = aside.kind() == Aside.Kind.QUARANTINE ? Quarantining.id(message, aside) : null;
        return new Settlement(Kind.REMOVED, aside.rule(), entry);
    }

    /** Whether its sender wants to be told of that about this recipient (RFC 3461 4.1); who did not say wants to. */
    static boolean wanted(OutboundMessage message, String recipient, String event) {
        return message.recipients().stream()
                .filter(one -> one.address().equals(recipient))
                .map(Recipient::reportOn)
                .allMatch(on -> on == null || List.of(on.split(",", -1)).contains(event));
    }

    /** Handed over by one of our own machines or people. */
    static boolean ours(OutboundMessage message) {
        return message.origin().client().ours();
    }
}
