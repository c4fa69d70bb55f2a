// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.explanation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.finding.SpfFinding;
import io.postern.contracts.finding.SpfFinding.Identity;
import io.postern.reputation.assessment.Explanation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes an {@link Explanation}: the findings as they are in the events, every word in lower case as in RFC 8601. */
final class JsonExplanation {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().registerModule(new SimpleModule().addSerializer(new Words()));

    private JsonExplanation() {}

    static String of(Case asked, Explanation explanation) {
        var envelope = explanation.envelope();
        var message = explanation.message();
        var out = MAPPER.createObjectNode();
        spf(out, asked, envelope.spf());
        out.set("dkim", tree(message == null ? List.of() : message.dkim()));
        var shown = message == null ? Findings.OfMessage.only(envelope.connection()) : message;
        out.set("dmarc", tree(shown.dmarc()));
        out.set("arc", tree(shown.arc()));
        out.set("connection", connection(envelope.connection()));
        out.set("helo", tree(envelope.helo()));
        out.set("senderDomain", tree(envelope.senderDomain()));
        out.set("lists", tree(both(envelope.lists(), shown.lists())));
        out.set("scans", tree(shown.scans()));
        out.set("attachments", tree(shown.attachments()));
        out.set("unseen", tree(shown.unseen()));
        out.set("history", tree(both(envelope.history(), shown.history())));
        out.put("late", explanation.late());
        out.set("dns", tree(explanation.answers()));
        return text(out);
    }

    /** {@code spf} is the one that counts: of MAIL FROM, or of HELO where the reverse-path is null (RFC 7208 2.4). */
    private static void spf(ObjectNode out, Case asked, List<SpfFinding> findings) {
        var mailFrom = of(Identity.MAILFROM, findings);
        var helo = of(Identity.HELO, findings);
        out.set("spf", tree(asked.mailFrom().isEmpty() || mailFrom == null ? helo : mailFrom));
        out.set("spfMailFrom", tree(mailFrom));
        out.set("spfHelo", tree(helo));
    }

    private static @Nullable SpfFinding of(Identity identity, List<SpfFinding> findings) {
        return findings.stream()
                .filter(finding -> finding.identity() == identity)
                .findFirst()
                .orElse(null);
    }

    private static ObjectNode connection(ConnectionFindings findings) {
        ObjectNode out = MAPPER.valueToTree(findings);
        return out.put("iprev", iprev(findings.reverseDns().status()));
    }

    /** RFC 8601 section 2.7.3. */
    static String iprev(ReverseDns.Status status) {
        return switch (status) {
            case CONFIRMED -> "pass";
            case UNCONFIRMED -> "fail";
            case MISSING -> "permerror";
            case UNKNOWN -> "temperror";
        };
    }

    static String complaint(String sentence) {
        return text(MAPPER.createObjectNode().put("error", sentence));
    }

    private static <T> List<T> both(List<T> some, List<T> others) {
        var all = new ArrayList<>(some);
        others.stream().filter(one -> !all.contains(one)).forEach(all::add);
        return all;
    }

    private static JsonNode tree(@Nullable Object value) {
        return MAPPER.valueToTree(value);
    }

    private static String text(ObjectNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of ours cannot be written", e);
        }
    }

    @SuppressWarnings("rawtypes")
    private static final class Words extends StdSerializer<Enum> {
        private static final long serialVersionUID = 1;

        Words() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.name().toLowerCase(Locale.ROOT));
        }
    }
}
