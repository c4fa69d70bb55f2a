// SPDX-License-Identifier: Apache-2.0
package io.postern.books.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postern.books.entry.Ending;
import io.postern.books.entry.Entry;
import io.postern.books.entry.Texts;
import io.postern.books.entry.Totals;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ReplyClass;
import io.postern.contracts.event.WaitReason;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of the topic's records. They are read by later releases: fields may be added. */
final class JsonCheckpoint {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String REMOVED = "removed:";

    private JsonCheckpoint() {}

    static byte[] entry(Entry entry) {
        var node = MAPPER.createObjectNode();
        node.put("lane", entry.lane().name());
        node.put("sender", entry.sender());
        node.put("destination", entry.destination());
        node.put("acceptedAt", entry.acceptedAt());
        node.put("since", entry.since());
        node.put("attempt", entry.attempt());
        node.put("laneAttempt", entry.laneAttempt());
        if (entry.attempt() > 0) {
            node.put("reply", entry.reply());
            node.put("nextAttempt", entry.nextAttempt());
        }
        if (entry.replyClass() != null) {
            node.put("class", entry.replyClass().name());
        }
        if (entry.waitReason() != null) {
            node.put("waitReason", entry.waitReason().name());
        }
        if (!entry.content().isEmpty()) {
            node.put("content", entry.content());
        }
        return bytes(node);
    }

    static Entry entry(String key, byte[] value, Texts texts) throws IOException {
        var node = MAPPER.readTree(value);
        return new Entry(
                key,
                named(Lane.values(), node.path("lane"), Lane.INCOMING),
                texts.shared(node.path("sender").asText()),
                texts.shared(node.path("destination").asText()),
                node.path("acceptedAt").asLong(),
                node.path("since").asLong(),
                node.path("attempt").asInt(),
                node.path("laneAttempt").asInt(),
                texts.shared(node.path("reply").asText()),
                named(ReplyClass.values(), node.path("class"), null),
                named(WaitReason.values(), node.path("waitReason"), null),
                node.path("nextAttempt").asLong(),
                texts.shared(node.path("content").asText()));
    }

    static byte[] positions(long at, long began, Totals totals, Map<String, Long> positions) {
        var node = MAPPER.createObjectNode();
        node.put("at", at).put("began", began);
        node.put("accepted", totals.accepted()).put("released", totals.released());
        node.put("found", totals.found()).put("unread", totals.unread());
        node.put("unreadable", totals.unreadable());
        endings(node.putObject("closed"), totals.closed());
        endings(node.putObject("unseen"), totals.unseen());
        var offsets = node.putObject("positions");
        positions.forEach(offsets::put);
        return bytes(node);
    }

    /** @throws IOException if these are no positions; books that take them for some would begin anew without a word */
    static Checkpoint checkpoint(byte[] value, List<Entry> entries) throws IOException {
        var node = MAPPER.readTree(value);
        if (node.path("at").asLong() <= 0 || !node.path("positions").isObject()) {
            throw new IOException("no positions in " + value.length + " octets");
        }
        var positions = new HashMap<String, Long>();
        node.path("positions")
                .properties()
                .forEach(one -> positions.put(one.getKey(), one.getValue().asLong()));
        var totals = new Totals(
                node.path("accepted").asLong(),
                node.path("released").asLong(),
                node.path("found").asLong(),
                endings(node.path("closed")),
                endings(node.path("unseen")),
                node.path("unread").asLong(),
                node.path("unreadable").asLong());
        return new Checkpoint(node.path("at").asLong(), node.path("began").asLong(), totals, positions, entries);
    }

    private static void endings(ObjectNode node, Map<Ending, Long> counts) {
        counts.forEach((ending, count) -> node.put(
                switch (ending) {
                    case Ending.Delivered _ -> "delivered";
                    case Ending.Reported _ -> "reported";
                    case Ending.Removed(var rule) -> REMOVED + rule;
                },
                count));
    }

    private static Map<Ending, Long> endings(JsonNode node) {
        var counts = new HashMap<Ending, Long>();
        node.properties()
                .forEach(one -> counts.put(ending(one.getKey()), one.getValue().asLong()));
        return counts;
    }

    private static Ending ending(String name) {
        return switch (name) {
            case "delivered" -> new Ending.Delivered();
            case "reported" -> new Ending.Reported();
            default -> new Ending.Removed(name.startsWith(REMOVED) ? name.substring(REMOVED.length()) : name);
        };
    }

    /** A later release may know more of them. */
    private static <E extends Enum<E>> @Nullable E named(E[] constants, JsonNode name, @Nullable E otherwise) {
        for (var constant : constants) {
            if (constant.name().equals(name.asText())) {
                return constant;
            }
        }
        return otherwise;
    }

    private static byte[] bytes(ObjectNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON can always be written", e);
        }
    }
}
