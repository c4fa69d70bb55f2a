// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.attempt;

import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Recipient;
import io.postern.delivery.route.Host;
import io.postern.delivery.smtp.Body;
import io.postern.delivery.smtp.EditedBody;
import io.postern.delivery.smtp.Mail;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A record as the SMTP client and orders see it. */
final class Outgoing {
    private Outgoing() {}

    /** @param above octets on top of it */
    static Mail mail(
            Desk desk,
            OutboundMessage message,
            String destination,
            List<Host> hosts,
            List<String> recipients,
            byte[] above) {
        var fields = fields(message);
        var all = Arrays.copyOf(above, above.length + fields.length);
        System.arraycopy(fields, 0, all, above.length, fields.length);
        return new Mail(
                message.messageId(),
                destination,
                hosts,
                message.reversePath(),
                message.bodyType().equals("8BITMIME"),
                message.demands(),
                recipients,
                wishes(message),
                all,
                body(desk, message));
    }

    /** Our fields that go in front. */
    static byte[] fields(OutboundMessage message) {
        return String.join("", message.headers()).getBytes(StandardCharsets.UTF_8);
    }

    /** The content as it leaves us. */
    static Body body(Desk desk, OutboundMessage message) {
        return EditedBody.of(desk.bodies().of(message.content()), message.removals(), message.insertions());
    }

    private static Map<String, Recipient> wishes(OutboundMessage message) {
        var wishes = new HashMap<String, Recipient>(0);
        for (var recipient : message.recipients()) {
            if (recipient.reportOn() != null || recipient.original() != null) {
                wishes.putIfAbsent(recipient.address(), recipient);
            }
        }
        return wishes;
    }

    /** What orders about a recipient's destination may name: the server of a route, and his domain. */
    static List<String> names(String destination, String recipient) {
        return List.of(destination, recipient.substring(recipient.lastIndexOf('@') + 1));
    }
}
