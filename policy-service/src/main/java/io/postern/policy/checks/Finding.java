// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import io.postern.contracts.event.Decision;
import io.postern.contracts.event.Reply;
import org.jspecify.annotations.Nullable;

/**
 * Something that speaks against a client or sender, or for it.
 *
 * @param weight what it adds to the score if it does; less than nothing where it speaks for the sender
 * @param reply what is said if it blocks; temporary where it is our trouble
 * @param about of all findings with the same only the strongest counts; null counts for itself
 */
public record Finding(
        String rule,
        Effect effect,
        double weight,
        Reply reply,
        @Nullable String about) {
    /** One that counts for itself. */
    public Finding(String rule, Effect effect, double weight, Reply reply) {
        this(rule, effect, weight, reply, null);
    }

    public boolean blocks() {
        return effect == Effect.BLOCK;
    }

    public Decision decision() {
        return reply.temporary() ? new Decision.Defer(rule, reply) : new Decision.Reject(rule, reply);
    }
}
