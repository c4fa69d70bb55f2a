// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.postern.launcher.Complaint;

/** Reads what the service answers. */
final class JsonExplanation {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private JsonExplanation() {}

    /** @throws Complaint if it is none */
    static Explanation read(String json) {
        try {
            return MAPPER.readValue(json, Explanation.class);
        } catch (JsonProcessingException e) {
            throw strange(e);
        }
    }

    /** @throws Complaint if it is no JSON */
    static String pretty(String json) {
        try {
            return MAPPER.readTree(json).toPrettyString() + System.lineSeparator();
        } catch (JsonProcessingException e) {
            throw strange(e);
        }
    }

    /** The sentence of an answer that is none; the other words if there is no sentence in it. */
    static String complaint(String json, String otherwise) {
        try {
            return MAPPER.readTree(json).path("error").asText(otherwise);
        } catch (JsonProcessingException e) {
            return otherwise;
        }
    }

    private static Complaint strange(JsonProcessingException e) {
        return new Complaint("The reputation-service gave an answer that is none of this release's; see its log.", e);
    }
}
