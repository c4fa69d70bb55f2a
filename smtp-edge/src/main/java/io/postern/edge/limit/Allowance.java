// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import io.postern.contracts.event.Reply;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whether a client may go on at its pace. */
public sealed interface Allowance {
    Allowance ALLOWED = new Allowed();

    /** It may, and it is charged. */
    record Allowed() implements Allowance {}

    /** It is not charged, and may once the time left is over. */
    record Wait(Metered what, int perMinute, Duration left) implements Allowance {}

    /** To the command that would be too much; null where it is not. */
    default @Nullable Reply refusal() {
        return switch (this) {
            case Allowed _ -> null;
            case Wait(var what, int perMinute, var left) ->
                new Reply(
                        what == Metered.CONNECTIONS ? 421 : 451,
                        "4.7.0",
                        "Too many %s from your address (%d a minute are taken); try again in %s"
                                .formatted(what.words(), perMinute, Words.seconds(left)));
        };
    }
}
