// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import io.postern.contracts.event.Transcript;

/** How handing a message over ended. */
public sealed interface Ending {
    /** Each recipient has its result. */
    record Tried(Transcript transcript) implements Ending {}

    /** No connection was free in time; nothing was tried for the recipients without a result. */
    record NoSlot() implements Ending {}

    /** The worker had to let go of it; nothing is known of the recipients without a result. */
    record Aborted() implements Ending {}
}
