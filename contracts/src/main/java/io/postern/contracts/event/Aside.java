// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.util.Objects;

/**
 * Why a recipient's copy is accepted and not delivered.
 *
 * @param rule the name by which the books call its end
 * @param reason a sentence for the operator
 */
public record Aside(Kind kind, String rule, String reason) {
    public Aside {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(reason, "reason");
    }

    public enum Kind {
        /** It goes to quarantine, from where an operator can release it. */
        QUARANTINE,
        /** It is gone. */
        DISCARD
    }
}
