// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.quarantine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Collection;

/** Entries for a machine. Text of the message comes in Base64, octet for octet. */
final class JsonEntries {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonEntries() {}

    static String list(Collection<Entry> entries) {
        var all = MAPPER.createArrayNode();
        entries.forEach(entry -> all.add(of(entry)));
        return text(all);
    }

    static String shown(Entry entry, String reason, Beginning beginning) {
        return text(of(entry)
                .put("reason", reason)
                .put("whole", beginning.whole())
                .put("beginningBase64", Base64.getEncoder().encodeToString(beginning.octets())));
    }

    private static ObjectNode of(Entry entry) {
        var node = MAPPER.createObjectNode()
                .put("id", entry.id())
                .put("at", entry.at().toString())
                .put("sender", entry.sender());
        var recipients = node.putArray("recipients");
        entry.recipients().forEach(recipients::add);
        return node.put("rule", entry.rule())
                .put("words", entry.words())
                .put("messageId", entry.messageId())
                .put("size", entry.size());
    }

    private static String text(JsonNode node) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node) + System.lineSeparator();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
