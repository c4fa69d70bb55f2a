// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.sasl;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What a mechanism makes of a client's message. */
sealed interface Turn {
    /** Something is said, and the answer goes to the next state. */
    record Say(byte[] message, Mechanism next) implements Turn {}

    /**
     * The client has said all that it takes to judge it.
     *
     * @param password prepared; null if it has shown no more than a proof
     * @param right whether it has the password
     * @param slow whether that takes long to say
     * @param then what comes if it has, and if it may sign in
     */
    record Judge(Candidate who, @Nullable String password, BooleanSupplier right, boolean slow, Turn then)
            implements Turn {}

    record Enter(Candidate who) implements Turn {}

    record End(Step.Fault fault, String reason) implements Turn {}

    static Turn malformed(String reason) {
        return new End(Step.Fault.MALFORMED, reason);
    }
}
