// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.DnsAnswer;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Verdict;
import java.time.Instant;
import java.util.List;

/** How the sealed kinds are told apart in JSON, and what a reader bears. */
final class JsonMapper {
    private JsonMapper() {}

    /** @param longest octets of one string, at most */
    static ObjectMapper create(int longest) {
        var factory = JsonFactory.builder()
                .recyclerPool(JsonRecyclerPools.threadLocalPool())
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(32)
                        .maxStringLength(longest)
                        .build())
                .build();
        var module = new SimpleModule();
        module.addSerializer(Instant.class, new JsonValues.InstantWriter());
        module.addDeserializer(Instant.class, new JsonValues.InstantReader());
        module.addSerializer(Content.Inline.class, new JsonValues.InlineWriter());
        module.addDeserializer(Content.Inline.class, new JsonValues.InlineReader());
        return new ObjectMapper(factory)
                .registerModule(module)
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .addMixIn(Assessment.class, AnswersBehind.class)
                .addMixIn(Content.class, ContentKinds.class)
                .addMixIn(Decision.class, DecisionKinds.class)
                .addMixIn(Findings.class, FindingsKinds.class)
                .addMixIn(Inquiry.class, InquiryKinds.class)
                .addMixIn(Verdict.class, VerdictKinds.class);
    }

    private interface AnswersBehind {
        @JsonSerialize(using = JsonAnswers.Writer.class)
        @JsonDeserialize(using = JsonAnswers.Reader.class)
        List<DnsAnswer> answers();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Content.Inline.class, name = "inline"),
        @JsonSubTypes.Type(value = Content.Stored.class, name = "stored")
    })
    private interface ContentKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Decision.Accept.class, name = "accept"),
        @JsonSubTypes.Type(value = Decision.Defer.class, name = "defer"),
        @JsonSubTypes.Type(value = Decision.Reject.class, name = "reject")
    })
    private interface DecisionKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Findings.OfConnection.class, name = "connection"),
        @JsonSubTypes.Type(value = Findings.OfEnvelope.class, name = "envelope"),
        @JsonSubTypes.Type(value = Findings.OfMessage.class, name = "message")
    })
    private interface FindingsKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Inquiry.Connection.class, name = "connection"),
        @JsonSubTypes.Type(value = Inquiry.Envelope.class, name = "envelope"),
        @JsonSubTypes.Type(value = Inquiry.Message.class, name = "message")
    })
    private interface InquiryKinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Verdict.Connection.class, name = "connection"),
        @JsonSubTypes.Type(value = Verdict.Envelope.class, name = "envelope"),
        @JsonSubTypes.Type(value = Verdict.Message.class, name = "message")
    })
    private interface VerdictKinds {}
}
