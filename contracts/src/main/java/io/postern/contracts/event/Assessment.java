// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.util.List;
import java.util.Objects;

/**
 * An inquiry and what the world said about it.
 *
 * @param answers the raw DNS answers that the findings rest on, for explanation and replay
 */
public record Assessment(Inquiry inquiry, Findings findings, List<DnsAnswer> answers) implements Event {
    public Assessment {
        Objects.requireNonNull(inquiry, "inquiry");
        Objects.requireNonNull(findings, "findings");
        answers = List.copyOf(answers);
    }
}
