// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.scanner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.contracts.finding.ScanFinding;
import io.postern.contracts.finding.ScanFinding.Status;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The JSON that rspamd answers with. */
final class JsonRspamdAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonRspamdAnswer() {}

    /**
     * The score is rspamd's own, the name the action that it advises.
     *
     * @throws IOException if it is no such answer
     */
    static ScanFinding finding(String scanner, byte[] answer) throws IOException {
        var json = read(answer);
        var action = json.path("action").asText("");
        if (json.hasNonNull("error") || action.isEmpty()) {
            throw new IOException("it says: " + json.path("error").asText("neither an action nor an error"));
        }
        var name = Said.cut(action);
        var score = json.path("score").isNumber() ? json.path("score").doubleValue() : null;
        return switch (action) {
            case "reject", "add header", "rewrite subject", "quarantine", "discard" -> Said.spam(scanner, score, name);
            case "soft reject" -> new ScanFinding(scanner, Status.UNKNOWN, score, name, reason(json));
            default -> new ScanFinding(scanner, Status.CLEAN, score, name, null);
        };
    }

    /** It cannot tell yet, or wants the client to come back. */
    private static @Nullable String reason(JsonNode json) {
        return Said.cut("it says: " + json.path("messages").path("smtp_message").asText("soft reject"));
    }

    private static JsonNode read(byte[] answer) throws IOException {
        try {
            return JSON.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new IOException("its answer is no JSON", e);
        }
    }
}
