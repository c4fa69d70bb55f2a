// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.schedule;

import io.postern.contracts.event.WaitReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a deferred recipient is tried again (RFC 5321 4.5.4.1). A pure function: the server's own words come
 * first, then what it has been seen to need, then the schedule.
 */
public final class Schedule {
    private Schedule() {}

    public static Next after(Deferral deferral, Schedules schedules) {
        var end = deferral.clockFrom().plus(schedules.giveUpAfter(deferral.destination()));
        if (!deferral.at().isBefore(end)) {
            return new Next.GiveUp();
        }
        var wish = wish(deferral, schedules);
        return wish.when().isAfter(end) ? new Next.At(end, WaitReason.LAST_ATTEMPT) : wish;
    }

    private static Next.At wish(Deferral deferral, Schedules schedules) {
        if (deferral.hint() != null) {
            return new Next.At(deferral.at().plus(deferral.hint()).plus(deferral.spread()), WaitReason.HINT);
        }
        var open = opening(deferral);
        if (open != null && open.isAfter(deferral.at())) {
            return new Next.At(open, WaitReason.LEARNED);
        }
        var waits = schedules.waits(deferral.lane(), deferral.destination());
        var wait = waits.get(Math.min(deferral.step(), waits.size() - 1));
        return new Next.At(deferral.at().plus(wait), WaitReason.SCHEDULE);
    }

    /** When a site that greylists should let it in; once that has proved wrong for a message, the schedule goes on. */
    private static @Nullable Instant opening(Deferral deferral) {
        if (deferral.greylistedSince() == null || deferral.learned() == null) {
            return null;
        }
        return deferral.greylistedSince().plus(deferral.learned()).plus(deferral.spread());
    }
}
