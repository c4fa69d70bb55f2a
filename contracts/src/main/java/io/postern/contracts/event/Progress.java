// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the next attempt has to know of those before.
 *
 * @param step waits of the schedule that are used up; hints and waits for a connection use up none
 * @param greylistedSince when a server first said that it greylists; null if none has
 * @param delayNotified the sender was told about the delay
 * @param release counts how often the message was released from quarantine; part of ids, as a released one is tried anew
 * @param held it lies where held mail waits, and its time to be tried begins anew when it comes out
 * @param clockFrom when its time to be tried began; null for its acceptance
 */
public record Progress(
        int step,
        @Nullable Instant greylistedSince,
        boolean delayNotified,
        int release,
        boolean held,
        @Nullable Instant clockFrom) {
    /** Of a message that was not tried yet. */
    public static final Progress NONE = new Progress(0, null, false, 0, false, null);

    /** The same, on hold. */
    public Progress hold() {
        return new Progress(step, greylistedSince, delayNotified, release, true, clockFrom);
    }

    /** Out of hold: tried from now on as if it had just been accepted. */
    public Progress resumed(Instant now) {
        return new Progress(0, null, delayNotified, release, false, now);
    }

    /** After an attempt. */
    public Progress next(int newStep, @Nullable Instant newGreylistedSince, boolean newDelayNotified) {
        return new Progress(newStep, newGreylistedSince, newDelayNotified, release, false, clockFrom);
    }
}
