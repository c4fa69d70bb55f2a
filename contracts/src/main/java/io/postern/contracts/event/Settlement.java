// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a recipient that will not get the message.
 *
 * @param rule the name of the rule that decided: {@code report}, {@code null-sender}, {@code undeliverable},
 *     {@code cancelled}, or that of an {@link Aside}
 * @param reference the id of the report's message, of the entry in quarantine or of the command; null where there is none
 */
public record Settlement(Kind kind, String rule, @Nullable String reference) {
    public Settlement {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(rule, "rule");
    }

    public enum Kind {
        /** The sender is told by a delivery report. */
        REPORTED,
        /** It ends here, by a named rule. */
        REMOVED
    }
}
