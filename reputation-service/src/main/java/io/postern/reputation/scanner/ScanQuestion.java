// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.scanner;

import java.util.List;

/**
 * What a scanner is told about a message beside the message.
 *
 * @param client the address that it came from, as text
 * @param helo empty where the client has not said it
 * @param reversePath without angle brackets; empty for the null sender
 * @param recipients without angle brackets
 * @param messageId our own id of it
 */
public record ScanQuestion(String client, String helo, String reversePath, List<String> recipients, String messageId) {
    public ScanQuestion {
        recipients = List.copyOf(recipients);
    }
}
