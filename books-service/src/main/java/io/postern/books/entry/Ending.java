// SPDX-License-Identifier: Apache-2.0
package io.postern.books.entry;

import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.Settlement;
import org.jspecify.annotations.Nullable;

/** How an entry is closed. */
public sealed interface Ending {
    /** A server has taken the message for this recipient. */
    record Delivered() implements Ending {}

    /** The sender is told by a delivery report, which is mail with entries of its own. */
    record Reported() implements Ending {}

    /** It ends here, by a named rule. */
    record Removed(String rule) implements Ending {}

    /** Null when the recipient is to be tried again. */
    static @Nullable Ending of(DeliveryOutcome outcome) {
        return switch (outcome.status()) {
            case DELIVERED -> new Delivered();
            case DEFERRED -> null;
            case FAILED -> of(outcome.settlement(), "failed");
            case REMOVED -> of(outcome.settlement(), "removed");
        };
    }

    private static Ending of(@Nullable Settlement settlement, String unnamed) {
        if (settlement == null) {
            return new Removed(unnamed);
        }
        return switch (settlement.kind()) {
            case REPORTED -> new Reported();
            case REMOVED -> new Removed(settlement.rule());
        };
    }
}
