// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.lists;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of lists, for a machine. */
final class JsonLists {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonLists() {}

    static String standing(Standing standing) {
        var all = MAPPER.createObjectNode();
        var statuses = all.putArray("lists");
        standing.statuses()
                .forEach(status -> statuses.addObject()
                        .put("zone", status.zone())
                        .put("instance", status.instance())
                        .put("state", status.state().name())
                        .put("since", status.since().toString())
                        .put("at", status.at().toString())
                        .put(
                                "fault",
                                status.fault() == null ? null : status.fault().name())
                        .put("words", status.words()));
        var spells = all.putArray("spells");
        standing.spells()
                .forEach(spell -> spells.addObject()
                        .put("zone", spell.zone())
                        .put("instance", spell.instance())
                        .put("fault", spell.fault().name())
                        .put("words", spell.words())
                        .put("suspectSince", spell.suspectSince().toString())
                        .put("since", spell.since().toString())
                        .put("until", text(spell.until())));
        own(standing, all.putArray("own"));
        return text(all);
    }

    private static void own(Standing standing, ArrayNode own) {
        for (var listing : standing.own()) {
            var node = own.addObject()
                    .put("zone", listing.zone())
                    .put("name", listing.name())
                    .put("listed", listing.listed())
                    .put("reason", listing.reason())
                    .put("since", listing.since().toString())
                    .put("at", listing.at().toString());
            listing.codes().forEach(node.putArray("codes")::add);
        }
    }

    static String refused(String zone, Instant from, List<Refusal> refusals, long more) {
        var all = MAPPER.createObjectNode()
                .put("zone", zone)
                .put("from", from.toString())
                .put("more", more);
        var refused = all.putArray("refused");
        refusals.forEach(refusal -> refused.addObject()
                .put("at", refusal.at().toString())
                .put("fate", refusal.fate().name())
                .put("client", refusal.client())
                .put("helo", refusal.helo())
                .put("sender", refusal.sender())
                .put("recipient", refusal.recipient())
                .put("session", refusal.session())
                .put("words", refusal.words()));
        return text(all);
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private static String text(JsonNode node) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node) + System.lineSeparator();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
