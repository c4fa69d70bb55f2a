// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import java.time.Duration;

/**
 * How long the banner is held back (RFC 5321 4.3.1: a client waits for it, for five minutes by 4.5.3.2.1), from the moment on
 * at which the client could speak.
 *
 * @param usual for everybody
 * @param suspects for those of whom the policy thinks ill, if it says so before the banner
 */
public record GreetDelay(Duration usual, Duration suspects) {
    public static final GreetDelay NONE = new GreetDelay(Duration.ZERO, Duration.ZERO);

    /** What a suspect has to wait for still, now that the verdict is there; not more than zero if it has waited enough. */
    Duration left(Duration waited) {
        return suspects.minus(waited);
    }

    Duration longest() {
        return usual.compareTo(suspects) < 0 ? suspects : usual;
    }
}
