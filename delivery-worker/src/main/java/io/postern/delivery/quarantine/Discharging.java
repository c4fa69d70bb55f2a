// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.quarantine;

import io.postern.contracts.event.Command;
import io.postern.contracts.event.QuarantinedMessage;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;

/** Carries orders out: first what follows from the entry's end, then its end. */
final class Discharging {
    private static final System.Logger LOG = System.getLogger(Discharging.class.getName());

    private final Entries entries;
    private final Quarantine quarantine;
    private final Discharge discharge;
    private final InstantSource clock;

    Discharging(Entries entries, Quarantine quarantine, Discharge discharge, InstantSource clock) {
        this.entries = entries;
        this.quarantine = quarantine;
        this.discharge = discharge;
        this.clock = clock;
    }

    /** Whether an order is about an entry in quarantine. */
    static boolean concerns(Command order) {
        return order.target().kind() == Command.Target.Kind.QUARANTINED
                && switch (order.action()) {
                    case RELEASE, DELETE -> true;
                    case RETRY, HOLD, CANCEL, REROUTE -> false;
                };
    }

    /** Blocks until all is safe; throws when a step was not possible, and may then be called again. */
    void carryOut(Command order) {
        var id = order.target().value();
        var found = entries.find(id);
        if (found.isEmpty()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "an order about an entry in quarantine that is not there, or no longer, has no effect entry={0}"
                            + " command={1} action={2}",
                    id,
                    order.id(),
                    order.action());
            return;
        }
        end(found.get(), order).toCompletableFuture().join();
        quarantine.remove(id).toCompletableFuture().join();
        LOG.log(
                System.Logger.Level.INFO,
                "an entry has left the quarantine by order entry={0} command={1} action={2} by={3}",
                id,
                order.id(),
                order.action(),
                order.by());
    }

    private CompletionStage<Void> end(QuarantinedMessage entry, Command order) {
        return order.action() == Command.Action.RELEASE
                ? discharge.released(entry.message().released(clock.instant()))
                : discharge.deleted(Quarantining.deleted(entry, order));
    }
}
