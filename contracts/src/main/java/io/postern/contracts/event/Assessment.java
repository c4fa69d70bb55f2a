// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.event;

import java.util.List;
import java.util.Objects;

/**
 * An inquiry and what the world said about it.
 *
 * @param inquiry without the findings and the content that came with it
 * @param answers the raw DNS answers that were looked up for it, for explanation and replay; those that a message's envelope
 *     rests on are in the assessment of the envelope
 */
public record Assessment(Inquiry inquiry, Findings findings, List<DnsAnswer> answers) implements Event {
    public Assessment {
        Objects.requireNonNull(inquiry, "inquiry");
        Objects.requireNonNull(findings, "findings");
        answers = answers instanceof SealedAnswers ? answers : List.copyOf(answers);
    }
}
