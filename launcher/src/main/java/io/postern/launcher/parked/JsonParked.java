// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.parked;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Collection;

/** What is parked, for a machine. */
final class JsonParked {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonParked() {}

    static String list(Collection<Parked> parked) {
        var all = MAPPER.createArrayNode();
        parked.forEach(one -> all.add(of(one)));
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(all) + System.lineSeparator();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode of(Parked parked) {
        var node = MAPPER.createObjectNode()
                .put("id", parked.id())
                .put("at", parked.at().toString())
                .put("service", parked.service())
                .put("topic", parked.topic())
                .put("partition", parked.partition())
                .put("offset", parked.offset())
                .put("why", parked.why())
                .put("size", parked.size())
                .put("begun", parked.begun());
        var mail = parked.mail();
        if (mail == null) {
            return node.putNull("mail");
        }
        var inside = node.putObject("mail").put("messageId", mail.messageId()).put("sender", mail.sender());
        var recipients = inside.putArray("recipients");
        mail.recipients().forEach(recipients::add);
        inside.put("recipientCount", mail.recipientCount());
        return node;
    }
}
