// SPDX-License-Identifier: Apache-2.0
package io.postern.books.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.postern.books.entry.LaneRecord;
import io.postern.contracts.event.Lane;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the few fields that the books need of an outbound message, and stops there: what follows, which is the message
 * itself, is never looked at. The form is that of {@code io.postern.contracts.wire}.
 */
final class JsonLaneRecord {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();
    private static final int FIELDS = 9;

    private @Nullable String messageId;
    private @Nullable String recordId;
    private @Nullable String sender;
    private @Nullable Lane lane;
    private long acceptedAt;
    private int attempt;
    private boolean waited;
    private List<String> recipients = List.of();
    private String content = "";

    private JsonLaneRecord() {}

    /**
     * Null when it is no outbound message of this release.
     *
     * @param value an array is behind it
     * @param appendedAt milliseconds since 1970
     */
    static @Nullable LaneRecord read(@Nullable ByteBuffer value, long appendedAt) {
        if (value == null) {
            return null;
        }
        int begin = value.arrayOffset() + value.position();
        try (var json = FACTORY.createParser(value.array(), begin, value.remaining())) {
            return new JsonLaneRecord().read(json, appendedAt);
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    private @Nullable LaneRecord read(JsonParser json, long appendedAt) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT
                || !"type".equals(json.nextFieldName())
                || !"outbound-message".equals(json.nextTextValue())
                || !"version".equals(json.nextFieldName())
                || json.nextIntValue(0) != 1
                || !"event".equals(json.nextFieldName())
                || json.nextToken() != JsonToken.START_OBJECT) {
            return null;
        }
        int found = 0;
        for (var name = json.nextFieldName(); name != null && found < FIELDS; name = json.nextFieldName()) {
            found += field(name, json) ? 1 : 0;
        }
        if (messageId == null || recordId == null || sender == null || lane == null || recipients.isEmpty()) {
            return null;
        }
        return new LaneRecord(
                messageId, recordId, lane, acceptedAt, appendedAt, attempt, waited, sender, recipients, content);
    }

    private boolean field(String name, JsonParser json) throws IOException {
        var token = json.nextToken();
        switch (name) {
            case "messageId" -> messageId = json.getText();
            case "recordId" -> recordId = json.getText();
            case "reversePath" -> sender = json.getText();
            case "lane" -> lane = Lane.valueOf(json.getText());
            case "acceptedAt" -> acceptedAt = json.getLongValue();
            case "attempt" -> attempt = json.getIntValue();
            case "notBefore" -> waited = token != JsonToken.VALUE_NULL;
            case "recipients" -> recipients = recipients(json);
            case "content" -> content = token == JsonToken.START_OBJECT ? topic(json) : "";
            default -> {
                json.skipChildren();
                return false;
            }
        }
        return true;
    }

    /** Only what is stored elsewhere has one. */
    private static String topic(JsonParser json) throws IOException {
        var topic = "";
        for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            if (name.equals("topic")) {
                topic = json.getText();
            } else {
                json.skipChildren();
            }
        }
        return topic;
    }

    private static List<String> recipients(JsonParser json) throws IOException {
        var all = new ArrayList<String>(1);
        while (json.nextToken() == JsonToken.START_OBJECT) {
            for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                var token = json.nextToken();
                if (name.equals("address") && token == JsonToken.VALUE_STRING) {
                    all.add(json.getText());
                } else {
                    json.skipChildren();
                }
            }
        }
        return all;
    }
}
