// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

/** What policy decided; {@code rule} names the rule, and is the metric label and the detail in the trace. */
public sealed interface Decision {
    String rule();

    record Accept(String rule) implements Decision {}

    record Defer(String rule, Reply reply) implements Decision {}

    record Reject(String rule, Reply reply) implements Decision {}
}
