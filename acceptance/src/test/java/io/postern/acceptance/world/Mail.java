// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.world;

import io.postern.testkit.smtp.ReceivedMessage;
import java.util.UUID;

/**
 * A small message that can be told from all others.
 *
 * @param marker stands in its field {@value #FIELD}
 */
public record Mail(String marker, String text) {
    static final String FIELD = "X-Scenario";

    /** @param subject names the scenario, for whoever reads a log */
    public static Mail about(String subject) {
        return of(subject, "Hello.\r\n.\r\nThat was a line with a single dot.\r\n");
    }

    public static Mail of(String subject, String body) {
        var marker = UUID.randomUUID().toString();
        return new Mail(
                marker,
                "From: Anna <anna@senders.test>\r\nTo: Bert <bert@local.test>\r\nSubject: " + subject + "\r\n" + FIELD
                        + ": " + marker + "\r\n\r\n" + body);
    }

    public boolean is(ReceivedMessage message) {
        return message.header(FIELD).map(marker::equals).orElse(false);
    }
}
