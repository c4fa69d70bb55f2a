// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.schedule;

import io.postern.contracts.event.Lane;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recipient that was put off, and what is known about how long it may take.
 *
 * @param at when the server had replied
 * @param clockFrom when its time to be tried began
 * @param step waits of the schedule that are used up
 * @param hint what the server asked for, within our limits; null if it named no time
 * @param greylistedSince when this site first said that it greylists this message; null if it does not now
 * @param learned how long this site's greylisting has been seen to need; null if that is not known
 * @param spread added to a hint, so that many with the same one do not come back at the same instant
 */
public record Deferral(
        Lane lane,
        String destination,
        Instant at,
        Instant clockFrom,
        int step,
        @Nullable Duration hint,
        @Nullable Instant greylistedSince,
        @Nullable Duration learned,
        Duration spread) {}
