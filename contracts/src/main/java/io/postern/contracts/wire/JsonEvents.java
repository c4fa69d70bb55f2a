// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.postern.contracts.event.Account;
import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Command;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.Event;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.event.ListSpell;
import io.postern.contracts.event.ListStatus;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.OwnListing;
import io.postern.contracts.event.QuarantinedMessage;
import io.postern.contracts.event.Transcript;
import io.postern.contracts.event.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Writes and reads events; the form is described in {@code package-info}. Safe for use by many threads. */
public final class JsonEvents {
    private static final int VERSION = 1;
    /** The largest JSON part that is read, in octets; a thousand recipients are about 100 KiB. */
    private static final int MAX_JSON = 4 * 1024 * 1024;

    private static final ObjectMapper MAPPER = JsonMapper.create(MAX_JSON);
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
        register("command", Command.class);
        register("quarantined-message", QuarantinedMessage.class);
        register("account", Account.class);
        register("list-status", ListStatus.class);
        register("list-spell", ListSpell.class);
        register("own-listing", OwnListing.class);
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
                written.writer().withAttribute(JsonValues.TAIL, tail).writeValue(json, event);
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
            Event event = reader.withAttribute(JsonValues.TAIL, tail).readValue(json);
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
}
