// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import io.postern.contracts.event.Decision;
import io.postern.contracts.event.Reply;

/**
 * Something that speaks against a client or sender, or for it.
 *
 * @param weight what it adds to the score if it does; less than nothing where it speaks for the sender
 * @param reply what is said if it blocks; temporary where it is our trouble
 */
public record Finding(String rule, Effect effect, double weight, Reply reply) {
    public boolean blocks() {
        return effect == Effect.BLOCK;
    }

    public Decision decision() {
        return reply.temporary() ? new Decision.Defer(rule, reply) : new Decision.Reject(rule, reply);
    }
}
