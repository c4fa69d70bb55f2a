// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.books;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads entries out of the service's answers. */
public final class JsonOpenEntry {
    private JsonOpenEntry() {}

    public static List<OpenEntry> all(JsonNode array) {
        var entries = new ArrayList<OpenEntry>();
        array.forEach(node -> entries.add(of(node)));
        return List.copyOf(entries);
    }

    private static OpenEntry of(JsonNode node) {
        var hold = node.path("hold");
        return new OpenEntry(
                node.path("message").asText(),
                node.path("sender").asText(),
                node.path("recipient").asText(),
                node.path("destination").asText(),
                node.path("lane").asText(),
                node.path("state").asText(),
                time(node, "acceptedAt"),
                Instant.parse(node.path("since").asText()),
                node.path("attempt").asInt(),
                node.path("reply").asText(),
                node.path("class").asText().replace('-', ' '),
                node.path("waitReason").asText(),
                time(node, "nextAttempt"),
                hold.isMissingNode()
                        ? null
                        : new OpenEntry.Hold(
                                hold.path("by").asText(),
                                Instant.parse(hold.path("at").asText()),
                                hold.path("of").asText(),
                                hold.path("target").asText(),
                                hold.path("comment").asText()),
                time(node, "overdueSince"));
    }

    private static @Nullable Instant time(JsonNode node, String name) {
        return node.has(name) ? Instant.parse(node.path(name).asText()) : null;
    }
}
