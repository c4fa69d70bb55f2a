// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.cause;

import java.util.Objects;

/**
 * A question to the DNS, as anybody can ask it again.
 *
 * @param answer as it was, or why there was none
 */
public record Asked(String name, String type, String answer) {
    public Asked {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(answer, "answer");
    }
}
