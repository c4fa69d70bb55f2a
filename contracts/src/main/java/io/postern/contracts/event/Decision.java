// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.util.Objects;

/** What policy decided; {@code rule} names the rule, and is the metric label and the detail in the trace. */
public sealed interface Decision {
    String rule();

    record Accept(String rule) implements Decision {
        public Accept {
            Objects.requireNonNull(rule, "rule");
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
