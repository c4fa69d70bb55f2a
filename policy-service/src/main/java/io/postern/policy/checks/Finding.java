// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import io.postern.contracts.event.Decision;
import io.postern.contracts.event.Reply;
import io.postern.contracts.settings.CheckAction;

/**
 * Something that speaks against a client or sender.
 *
 * @param reply what is said if it blocks; temporary where it is our trouble
 */
public record Finding(String rule, CheckAction action, Reply reply) {
    public boolean blocks() {
        return action == CheckAction.BLOCK;
    }

    public Decision decision() {
        return reply.temporary() ? new Decision.Defer(rule, reply) : new Decision.Reject(rule, reply);
    }
}
