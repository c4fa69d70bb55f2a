// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.postern.contracts.event.DnsAnswer;
import io.postern.contracts.event.SealedAnswers;
import java.io.IOException;
import java.util.List;

/**
 * The answers of an assessment stand behind the JSON, as an array of their own; in their place is its length. Who hands
 * them on copies them as they are.
 */
final class JsonAnswers {
    private static final TypeReference<List<DnsAnswer>> TYPE = new TypeReference<>() {};
    private static final ObjectMapper MAPPER =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final ObjectReader READER = MAPPER.readerFor(TYPE);
    private static final ObjectWriter WRITER = MAPPER.writerFor(TYPE);

    private JsonAnswers() {}

    static final class Writer extends JsonSerializer<List<DnsAnswer>> {
        @Override
        public void serialize(List<DnsAnswer> value, JsonGenerator json, SerializerProvider context)
                throws IOException {
            var written = value instanceof SealedAnswers sealed ? sealed.written() : WRITER.writeValueAsBytes(value);
            json.writeNumber(written.length);
            JsonValues.putBehind(written, context);
        }
    }

    /** Older records have the array itself in the place of its length. */
    static final class Reader extends JsonDeserializer<List<DnsAnswer>> {
        @Override
        public List<DnsAnswer> deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.currentToken() == JsonToken.START_ARRAY) {
                return READER.readValue(json);
            }
            return new SealedAnswers(JsonValues.behind(json.getLongValue(), "answers", context), JsonAnswers::read);
        }
    }

    /** What cannot be read is told as an answer: an explanation goes on without it. */
    private static List<DnsAnswer> read(byte[] written) {
        try {
            return READER.readValue(written);
        } catch (IOException | RuntimeException e) {
            return List.of(new DnsAnswer("answers", "of this record", "UNREADABLE", List.of(), 0, false, 0));
        }
    }
}
