// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.quarantine;

import io.postern.contracts.event.QuarantinedMessage;
import io.postern.contracts.event.Recipient;
import java.time.Instant;
import java.util.List;

/**
 * An entry without its content, so that many can be listed.
 *
 * @param words the server's, or our reason where none was asked
 * @param size octets of the content
 */
record Entry(
        String id,
        Instant at,
        String sender,
        List<String> recipients,
        String rule,
        String words,
        String messageId,
        long size) {
    static Entry of(QuarantinedMessage quarantined) {
        var message = quarantined.message();
        var reply = quarantined.reply();
        return new Entry(
                quarantined.id(),
                quarantined.at(),
                message.reversePath(),
                message.recipients().stream().map(Recipient::address).toList(),
                quarantined.rule(),
                reply == null ? quarantined.reason() : reply.line(),
                message.messageId(),
                message.content().size());
    }
}
