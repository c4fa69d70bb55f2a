// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.dsn;

import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.OutboundMessage;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report is made from.
 *
 * @param outcomes at least one, in the order of the message's recipients
 * @param until when the message is given up; null when it is
 */
record Report(
        Kind kind,
        OutboundMessage original,
        OriginalHeader header,
        List<DeliveryOutcome> outcomes,
        @Nullable Instant until,
        ReportSettings settings) {
    /** @throws IllegalArgumentException if there must be no such report */
    Report {
        if (!DeliveryReports.possible(original)) {
            throw new IllegalArgumentException("mail from the null sender is never reported about");
        }
        if (outcomes.isEmpty()
                || outcomes.stream().anyMatch(o -> o.status() != kind.status)
                || outcomes.stream().anyMatch(o -> !o.recordId().equals(original.recordId()))) {
            throw new IllegalArgumentException(
                    "a report that something " + kind.action + " is about such outcomes of its record only");
        }
        var places = original.recipients().stream().map(r -> r.address()).toList();
        outcomes = outcomes.stream()
                .sorted(Comparator.<DeliveryOutcome>comparingInt(o -> places.indexOf(o.recipient()))
                        .thenComparing(DeliveryOutcome::recipient))
                .toList();
        header = header.atMost(settings.maxHeader());
    }

    /** The latest of its outcomes. */
    Instant at() {
        return outcomes.stream()
                .map(DeliveryOutcome::at)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
