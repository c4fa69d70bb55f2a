// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * A log record as one line of JSON: {@code time}, {@code level}, {@code logger}, {@code message} without the keys at its end,
 * each key as a field, and {@code failure} with its stack trace where there is one.
 */
public final class JsonLogFormatter extends Formatter {
    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public String format(LogRecord next) {
        var line = new StringWriter(256);
        try (var json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("time", next.getInstant().toString());
            json.writeStringField("level", next.getLevel().getName());
            json.writeStringField("logger", next.getLoggerName());
            message(next, json);
            var failure = next.getThrown();
            if (failure != null) {
                var trace = new StringWriter();
                failure.printStackTrace(new PrintWriter(trace));
                json.writeStringField("failure", trace.toString());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes all that is written to it", e);
        }
        return line.append('\n').toString();
    }

    private void message(LogRecord next, JsonGenerator json) throws IOException {
        var pattern = next.getMessage() == null ? "" : next.getMessage();
        var parameters = next.getParameters();
        if (parameters == null
                || parameters.length == 0
                || !LogKeys.WRITTEN.matcher(pattern).find()) {
            json.writeStringField("message", formatMessage(next));
            return;
        }
        var plain = new LogRecord(
                next.getLevel(), LogKeys.WRITTEN.matcher(pattern).replaceAll("").strip());
        plain.setParameters(parameters);
        json.writeStringField("message", formatMessage(plain));
        var keys = LogKeys.WRITTEN.matcher(pattern);
        while (keys.find()) {
            int index = Integer.parseInt(keys.group(2));
            if (index < parameters.length) {
                value(json, keys.group(1), parameters[index]);
            }
        }
    }

    private static void value(JsonGenerator json, String key, Object value) throws IOException {
        switch (value) {
            case null -> json.writeNullField(key);
            case Long number -> json.writeNumberField(key, number);
            case Integer number -> json.writeNumberField(key, number);
            case Boolean truth -> json.writeBooleanField(key, truth);
            default -> json.writeStringField(key, String.valueOf(value));
        }
    }
}
