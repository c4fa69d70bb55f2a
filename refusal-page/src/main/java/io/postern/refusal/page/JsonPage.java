// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The page for programs. What is not known is left out. */
public final class JsonPage {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonPage() {}

    public static String of(String code, List<Told> told) {
        var root = MAPPER.createObjectNode().put("code", code);
        var refusals = root.putArray("refusals");
        for (var one : told) {
            var refusal = refusals.addObject().put("time", one.time()).put("client", one.client());
            put(refusal, "helo", one.helo());
            put(refusal, "senderDomain", one.senderDomain());
            refusal.put("reply", one.reply());
            var reasons = refusal.putArray("reasons");
            for (var reason : one.reasons()) {
                var node = reasons.addObject().put("found", reason.found());
                var asked = node.putArray("asked");
                reason.asked()
                        .forEach(question -> asked.addObject()
                                .put("name", question.name())
                                .put("type", question.type())
                                .put("answer", question.answer()));
                var steps = node.putArray("mend");
                reason.steps().forEach(step -> {
                    var words = steps.addObject().put("words", step.words());
                    put(words, "line", step.line());
                    put(words, "link", step.link());
                });
            }
        }
        return text(root);
    }

    public static String complaint(String sentence) {
        return text(MAPPER.createObjectNode().put("error", sentence));
    }

    private static void put(ObjectNode node, String field, String value) {
        if (!value.isEmpty()) {
            node.put(field, value);
        }
    }

    private static String text(ObjectNode node) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("text cannot be written as JSON", e);
        }
    }
}
