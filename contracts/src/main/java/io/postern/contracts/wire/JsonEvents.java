// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.Event;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Transcript;
import io.postern.contracts.event.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Writes and reads events; the form is described in {@code package-info}. Safe for use by many threads. */
public final class JsonEvents {
    private static final String TAIL = "tail";
    private static final int VERSION = 1;
    /** The largest JSON part that is read, in octets; a thousand recipients are about 100 KiB. */
    private static final int MAX_JSON = 4 * 1024 * 1024;

    private static final ObjectMapper MAPPER = mapper();
    private static final Map<String, ObjectReader> READERS = new LinkedHashMap<>();
    private static final Map<Class<? extends Event>, Written> WRITERS = new LinkedHashMap<>();

    private record Written(String type, ObjectWriter writer) {}

    static {
        register("connection-inquiry", Inquiry.Connection.class);
        register("envelope-inquiry", Inquiry.Envelope.class);
        register("message-inquiry", Inquiry.Message.class);
        register("assessment", Assessment.class);
        register("connection-verdict", Verdict.Connection.class);
        register("envelope-verdict", Verdict.Envelope.class);
        register("message-verdict", Verdict.Message.class);
        register("outbound-message", OutboundMessage.class);
        register("delivery-outcome", DeliveryOutcome.class);
        register("transcript", Transcript.class);
        register("judgement", Judgement.class);
    }

    private JsonEvents() {}

    private static void register(String type, Class<? extends Event> of) {
        READERS.put(type, MAPPER.readerFor(of));
        WRITERS.put(of, new Written(type, MAPPER.writerFor(of)));
    }

    /** The names of all types of events, as they stand in {@code type}. */
    public static Iterable<String> types() {
        return READERS.keySet();
    }

    /** Never fails for an event of ours. */
    public static byte[] encode(Event event) {
        var written = WRITERS.get(event.getClass());
        var tail = new AtomicReference<byte[]>();
        // The builder has no recycler: the generator would take its buffers from there, and not from the pool.
        try (var out = new ByteArrayBuilder(null, 1024)) {
            try (var json = MAPPER.getFactory().createGenerator(out)) {
                json.writeStartObject();
                json.writeStringField("type", written.type());
                json.writeNumberField("version", VERSION);
                json.writeFieldName("event");
                written.writer().withAttribute(TAIL, tail).writeValue(json, event);
                json.writeEndObject();
            }
            var head = out.toByteArray();
            var bytes = tail.get();
            if (bytes == null) {
                return head;
            }
            var whole = Arrays.copyOf(head, head.length + 1 + bytes.length);
            System.arraycopy(bytes, 0, whole, head.length + 1, bytes.length);
            return whole;
        } catch (IOException e) {
            throw new UncheckedIOException("a " + written.type() + " cannot be written", e);
        }
    }

    /**
     * Reads a record's value.
     *
     * @throws UnreadableRecord if it is none of ours, or of a later release
     */
    public static Event decode(byte @Nullable [] value) throws UnreadableRecord {
        if (value == null || value.length == 0) {
            throw new UnreadableRecord("the record is empty", false);
        }
        int end = endOfJson(value);
        if (end > MAX_JSON) {
            throw new UnreadableRecord("the record is too large: " + end + " octets of JSON", false);
        }
        byte[] tail = end == value.length ? null : Arrays.copyOfRange(value, end + 1, value.length);
        try (var json = MAPPER.getFactory().createParser(value, 0, end)) {
            expect(json, json.nextToken() == JsonToken.START_OBJECT, "an object");
            expect(json, "type".equals(json.nextFieldName()), "a type first");
            String type = String.valueOf(json.nextTextValue());
            expect(json, "version".equals(json.nextFieldName()), "a version after the type");
            int version = json.nextIntValue(0);
            var reader = READERS.get(type);
            if (reader == null || version < 1 || version > VERSION) {
                boolean plausible = version >= 1 && type.length() < 64;
                throw new UnreadableRecord("unknown type or version: " + cut(type) + " " + version, plausible);
            }
            expect(json, "event".equals(json.nextFieldName()), "an event after the version");
            json.nextToken();
            Event event = reader.withAttribute(TAIL, tail).readValue(json);
            if (event == null) {
                throw new UnreadableRecord("the event is null", false);
            }
            return event;
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableRecord("not an event: " + cut(String.valueOf(e.getMessage())), false);
        }
    }

    private static int endOfJson(byte[] value) {
        for (int i = 0; i < value.length; i++) {
            if (value[i] == 0) {
                return i;
            }
        }
        return value.length;
    }

    private static void expect(JsonParser json, boolean met, String what) throws UnreadableRecord {
        if (!met) {
            throw new UnreadableRecord(
                    "not an event: " + what + " is missing at octet "
                            + json.currentLocation().getByteOffset(),
                    false);
        }
    }

    private static String cut(String text) {
        var line = text.lines().findFirst().orElse("");
        return line.length() <= 200 ? line : line.substring(0, 200) + "…";
    }

    private static ObjectMapper mapper() {
        var factory = JsonFactory.builder()
                .recyclerPool(JsonRecyclerPools.threadLocalPool())
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(32)
                        .maxStringLength(MAX_JSON)
                        .build())
                .build();
        var module = new SimpleModule();
        module.addSerializer(Instant.class, new InstantWriter());
        module.addDeserializer(Instant.class, new InstantReader());
        module.addSerializer(Content.Inline.class, new InlineWriter());
        module.addDeserializer(Content.Inline.class, new InlineReader());
        return new ObjectMapper(factory)
                .registerModule(module)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .addMixIn(Content.class, ContentKinds.class)
                .addMixIn(Decision.class, DecisionKinds.class)
                .addMixIn(Findings.class, FindingsKinds.class)
                .addMixIn(Inquiry.class, InquiryKinds.class)
                .addMixIn(Verdict.class, VerdictKinds.class);
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

    /** Times are milliseconds since 1970: small, exact and cheap. */
    private static final class InstantWriter extends JsonSerializer<Instant> {
        @Override
        public void serialize(Instant value, JsonGenerator json, SerializerProvider context) throws IOException {
            json.writeNumber(value.toEpochMilli());
        }
    }

    private static final class InstantReader extends JsonDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return Instant.ofEpochMilli(json.getLongValue());
        }
    }

    private static final class InlineWriter extends JsonSerializer<Content.Inline> {
        @Override
        public void serialize(Content.Inline value, JsonGenerator json, SerializerProvider context) throws IOException {
            json.writeStartObject();
            fields(value, json, context);
            json.writeEndObject();
        }

        @Override
        public void serializeWithType(
                Content.Inline value, JsonGenerator json, SerializerProvider context, TypeSerializer kinds)
                throws IOException {
            var kind = kinds.writeTypePrefix(json, kinds.typeId(value, JsonToken.START_OBJECT));
            fields(value, json, context);
            kinds.writeTypeSuffix(json, kind);
        }

        private static void fields(Content.Inline value, JsonGenerator json, SerializerProvider context)
                throws IOException {
            json.writeNumberField("size", value.bytes().length);
            if (context.getAttribute(TAIL) instanceof AtomicReference<?> tail) {
                @SuppressWarnings("unchecked")
                var bytes = (AtomicReference<byte[]>) tail;
                bytes.set(value.bytes());
            }
        }
    }

    private static final class InlineReader extends JsonDeserializer<Content.Inline> {
        @Override
        public Content.Inline deserialize(JsonParser json, DeserializationContext context) throws IOException {
            long size = -1;
            for (var token = json.currentToken(); token != JsonToken.END_OBJECT; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME && "size".equals(json.currentName())) {
                    size = json.nextLongValue(-1);
                }
                if (token == null) {
                    break;
                }
            }
            var tail = (byte[]) context.getAttribute(TAIL);
            if (tail == null || tail.length != size) {
                throw new IOException("inline content of " + size + " octets is not behind the JSON");
            }
            return new Content.Inline(tail);
        }
    }
}
