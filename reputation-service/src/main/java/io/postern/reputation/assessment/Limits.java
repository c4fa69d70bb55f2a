// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import io.postern.contracts.event.Inquiry;
import java.time.Duration;
import java.time.Instant;

/**
 * What one inquiry may cost.
 *
 * @param envelope time for an inquiry about a connection or an envelope
 * @param message time for one about a message
 * @param margin what is left of the time until the deadline for the way to the verdict
 * @param lookups look-ups that are not answered from the cache, for a connection or an envelope
 * @param messageLookups likewise, for a message
 */
public record Limits(Duration envelope, Duration message, Duration margin, int lookups, int messageLookups) {

    /** How long the checks may take: the own limit, but never into the margin before the deadline. */
    Duration time(Inquiry inquiry, Instant now) {
        var own = switch (inquiry) {
            case Inquiry.Connection _ -> envelope;
            case Inquiry.Envelope _ -> envelope;
            case Inquiry.Message _ -> message;
        };
        var left = Duration.between(now, inquiry.deadline()).minus(margin);
        return left.isNegative() ? Duration.ZERO : left.compareTo(own) < 0 ? left : own;
    }
}
