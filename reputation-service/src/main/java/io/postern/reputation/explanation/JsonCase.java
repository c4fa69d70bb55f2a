// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.explanation;

import com.fasterxml.jackson.core.Base64Variant.PaddingReadBehaviour;
import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a {@link Case} as it comes; the message goes into its spool while it is read. Fields not known are ignored. */
final class JsonCase {
    private static final int MAX_TEXT = 2000;
    private static final int MAX_RECIPIENTS = 1000;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxStringLength(1 << 20)
                    .build())
            .build();

    private final long longestMessage;
    private final Map<String, String> texts = new HashMap<>();
    private List<String> recipients = List.of();
    private @Nullable SpooledMessage message;
    private @Nullable Instant now;

    private JsonCase(long longestMessage) {
        this.longestMessage = longestMessage;
    }

    /**
     * Reads one; the stream is not closed.
     *
     * @param longestMessage octets
     * @throws BadCase with a sentence; then no spool is left
     * @throws IOException if the stream breaks
     */
    static Case read(InputStream body, long longestMessage) throws BadCase, IOException {
        var reading = new JsonCase(longestMessage);
        try (var json = FACTORY.createParser(body)) {
            return reading.all(json);
        } catch (SpooledMessage.TooLong e) {
            reading.drop();
            throw new BadCase(413, "the message is longer than " + longestMessage + " octets");
        } catch (JsonProcessingException e) {
            reading.drop();
            throw new BadCase("the request is no JSON: " + e.getOriginalMessage());
        } catch (BadCase | IOException e) {
            reading.drop();
            throw e;
        }
    }

    private void drop() throws IOException {
        if (message != null) {
            message.close();
        }
    }

    private Case all(JsonParser json) throws BadCase, IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new BadCase("the request is no JSON object; see docs/assess.md");
        }
        for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            var token = json.nextToken();
            switch (name) {
                case "client", "helo", "mailFrom" -> texts.put(name, text(name, json));
                case "rcptTo" -> recipients = recipients(json);
                case "message" -> message(json, token);
                case "now" -> now = token == JsonToken.VALUE_NULL ? null : time(json);
                default -> json.skipChildren();
            }
        }
        if (json.nextToken() != null) {
            throw new BadCase("something follows the JSON object");
        }
        if (recipients.isEmpty()) {
            throw new BadCase("rcptTo is missing; write an address");
        }
        return new Case(
                address(wanted("client")),
                wanted("helo"),
                path("mailFrom", wanted("mailFrom")),
                recipients,
                message,
                now);
    }

    private String wanted(String name) throws BadCase {
        var text = texts.get(name);
        if (text == null) {
            throw new BadCase(name + " is missing");
        }
        return text;
    }

    private static String address(String text) throws BadCase {
        try {
            return InetAddress.ofLiteral(text).getHostAddress();
        } catch (IllegalArgumentException e) {
            throw new BadCase("client is no IP address: " + text);
        }
    }

    /** With or without angle brackets; a local part may be anything else that fits on a line. */
    private static String path(String name, String text) throws BadCase {
        var path = text.startsWith("<") && text.endsWith(">") ? text.substring(1, text.length() - 1) : text;
        if (path.indexOf('@') < 0
                && !path.isEmpty()
                && !(name.equals("rcptTo") && path.equalsIgnoreCase("postmaster"))) {
            throw new BadCase(name + " is no address: " + path);
        }
        return path;
    }

    private static List<String> recipients(JsonParser json) throws BadCase, IOException {
        var all = new ArrayList<String>();
        if (json.currentToken() != JsonToken.START_ARRAY) {
            all.add(path("rcptTo", text("rcptTo", json)));
        } else {
            while (json.nextToken() != JsonToken.END_ARRAY) {
                all.add(path("rcptTo", text("rcptTo", json)));
                if (all.size() > MAX_RECIPIENTS) {
                    throw new BadCase("rcptTo has more than " + MAX_RECIPIENTS + " addresses");
                }
            }
        }
        return List.copyOf(all);
    }

    private static String text(String name, JsonParser json) throws BadCase, IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw new BadCase(name + " is no text");
        }
        var text = json.getText();
        if (text.length() > MAX_TEXT || text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw new BadCase(name + " is longer than " + MAX_TEXT + " characters, or has control characters");
        }
        return text;
    }

    private void message(JsonParser json, JsonToken token) throws BadCase, IOException {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        if (token != JsonToken.VALUE_STRING || message != null) {
            throw new BadCase("message is no text, or there are two of them; it is one message in base64");
        }
        var spool = new SpooledMessage(longestMessage);
        message = spool;
        try {
            json.readBinaryValue(
                    Base64Variants.MIME_NO_LINEFEEDS.withReadPadding(PaddingReadBehaviour.PADDING_ALLOWED), spool);
        } catch (JsonProcessingException e) {
            throw new BadCase("message is no base64: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            throw new BadCase("message is no base64: " + e.getMessage());
        }
        spool.written();
    }

    private static Instant time(JsonParser json) throws BadCase, IOException {
        try {
            return json.currentToken() == JsonToken.VALUE_NUMBER_INT
                    ? Instant.ofEpochSecond(json.getLongValue())
                    : OffsetDateTime.parse(text("now", json)).toInstant();
        } catch (DateTimeException e) {
            throw new BadCase("now is no time; write it like 2026-01-31T12:00:00Z, or as seconds since 1970");
        }
    }
}
