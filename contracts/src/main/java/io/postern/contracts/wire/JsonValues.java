// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import io.postern.contracts.event.Content;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** The values that have a form of their own, times and the bytes of an inline message, and what stands behind the JSON. */
final class JsonValues {
    /** The attribute of a reader or writer with the bytes behind the JSON. */
    static final String TAIL = "tail";

    private JsonValues() {}

    /** What comes behind the JSON that is being written; there is one such thing in a record. */
    static void putBehind(byte[] bytes, SerializerProvider context) {
        if (context.getAttribute(TAIL) instanceof AtomicReference<?> tail) {
            @SuppressWarnings("unchecked")
            var place = (AtomicReference<byte[]>) tail;
            place.set(bytes);
        }
    }

    /** @throws IOException if what stands behind the JSON is not of that size */
    static byte[] behind(long size, String what, DeserializationContext context) throws IOException {
        var tail = (byte[]) context.getAttribute(TAIL);
        if (tail == null || tail.length != size) {
            throw new IOException(what + " of " + size + " octets is not behind the JSON");
        }
        return tail;
    }

    /** Times are milliseconds since 1970: small, exact and cheap. */
    static final class InstantWriter extends JsonSerializer<Instant> {
        @Override
        public void serialize(Instant value, JsonGenerator json, SerializerProvider context) throws IOException {
            json.writeNumber(value.toEpochMilli());
        }
    }

    static final class InstantReader extends JsonDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return Instant.ofEpochMilli(json.getLongValue());
        }
    }

    static final class InlineWriter extends JsonSerializer<Content.Inline> {
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
            putBehind(value.bytes(), context);
        }
    }

    static final class InlineReader extends JsonDeserializer<Content.Inline> {
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
            return new Content.Inline(behind(size, "inline content", context));
        }
    }
}
