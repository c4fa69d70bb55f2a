// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What policy decided; {@code rule} names the rule, and is the metric label and the detail in the trace. */
public sealed interface Decision {
    String rule();

    /** @param aside why it is accepted and not delivered all the same; null for mail on its way, and at RCPT */
    record Accept(String rule, @Nullable Aside aside) implements Decision {
        public Accept {
            Objects.requireNonNull(rule, "rule");
        }

        /** On its way. */
        public Accept(String rule) {
            this(rule, null);
        }
    }

    record Defer(String rule, Reply reply) implements Decision {
        public Defer {
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(reply, "reply");
        }
    }

    record Reject(String rule, Reply reply) implements Decision {
        public Reject {
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(reply, "reply");
        }
    }
}
