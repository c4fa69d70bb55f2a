// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.receiver;

import java.time.Instant;
import java.util.List;

/**
 * All that a persona may know.
 *
 * @param client its address
 * @param sender the reverse-path; empty for the null sender, and before MAIL
 * @param recipients at RCPT the one that is asked about, later those that were taken
 * @param at now
 */
public record Facts(Stage stage, String client, String sender, List<String> recipients, Instant at) {
    public Facts {
        recipients = List.copyOf(recipients);
    }

    /** The one that is asked about, or the first. */
    String recipient() {
        return recipients.isEmpty() ? "" : recipients.getFirst();
    }

    Facts about(List<String> some) {
        return new Facts(stage, client, sender, some, at);
    }
}
