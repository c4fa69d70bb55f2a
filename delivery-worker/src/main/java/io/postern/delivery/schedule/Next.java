// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.schedule;

import io.postern.contracts.event.WaitReason;
import java.time.Instant;

/** What follows from a deferral. */
public sealed interface Next {
    /** Tried again. */
    record At(Instant when, WaitReason reason) implements Next {}

    /** Its time is over. */
    record GiveUp() implements Next {}
}
