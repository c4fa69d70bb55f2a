// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class JsonLogFormatterTest {
    private final JsonLogFormatter formatter = new JsonLogFormatter();

    @Test
    void what_happened_is_the_message_and_who_are_fields() throws JsonProcessingException {
        var line = line(
                "parked an unreadable record topic={0} partition={1} offset={2} reason={3}",
                "postern.a", 3, 7L, "no \"JSON\"\n");
        assertThat(line.path("message").asText()).isEqualTo("parked an unreadable record");
        assertThat(line.path("topic").asText()).isEqualTo("postern.a");
        assertThat(line.path("partition").asInt()).isEqualTo(3);
        assertThat(line.path("offset").asLong()).isEqualTo(7);
        assertThat(line.path("reason").asText()).isEqualTo("no \"JSON\"\n");
        assertThat(line.path("level").asText()).isEqualTo("WARNING");
        assertThat(line.path("logger").asText()).isEqualTo("io.postern.Somewhere");
        assertThat(line.path("time").asText()).isEqualTo("2026-11-22T12:00:00Z");
    }

    @Test
    void words_within_the_sentence_stay_there() throws JsonProcessingException {
        assertThat(line("Kafka at {0} is away, trying again: {1}", "k:9092", "it {is}")
                        .path("message")
                        .asText())
                .isEqualTo("Kafka at k:9092 is away, trying again: it {is}");
        assertThat(line("braces {} and = signs without parameters")
                        .path("message")
                        .asText())
                .isEqualTo("braces {} and = signs without parameters");
    }

    @Test
    void a_record_is_one_line_whatever_is_in_it() {
        var record = new LogRecord(Level.SEVERE, "it fell over\r\nand broke");
        record.setThrown(new IllegalStateException("so"));
        assertThat(formatter.format(record)).endsWith("}\n").containsOnlyOnce("\n");
    }

    private JsonNode line(String message, Object... parameters) throws JsonProcessingException {
        var record = new LogRecord(Level.WARNING, message);
        record.setLoggerName("io.postern.Somewhere");
        record.setInstant(Instant.parse("2026-11-22T12:00:00Z"));
        record.setParameters(parameters);
        return new ObjectMapper().readTree(formatter.format(record));
    }
}
