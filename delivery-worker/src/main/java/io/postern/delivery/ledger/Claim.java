// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.ledger;

import java.time.Duration;
import java.util.Map;

/** The answer to whoever wants to work on a record. */
public sealed interface Claim {

    /** @param entries outcomes that an earlier worker has entered for this attempt, by recipient */
    record Granted(Map<String, byte[]> entries) implements Claim {}

    /** This attempt, or a later one, was brought to its end: there is nothing to do. */
    record Closed() implements Claim {}

    /** @param atMost for how long somebody else has it, unless renewed */
    record Taken(Duration atMost) implements Claim {}
}
