// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import io.postern.contracts.behind.Offer;
import io.postern.contracts.event.Transcript;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How handing a message over ended. */
public sealed interface Ending {
    /**
     * Each recipient has its result.
     *
     * @param offer of the last server that told us; null if none has
     */
    record Tried(Transcript transcript, @Nullable Offer offer) implements Ending {}

    /**
     * No connection was free in time; nothing was tried for the recipients without a result.
     *
     * @param turn when one should be; null if that cannot be told
     */
    record NoSlot(@Nullable Duration turn) implements Ending {}

    /** The worker had to let go of it; nothing is known of the recipients without a result. */
    record Aborted() implements Ending {}
}
