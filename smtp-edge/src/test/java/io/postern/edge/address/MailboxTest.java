// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.address;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MailboxTest {

    @ParameterizedTest(name = "{0} is {1}")
    @MethodSource("published")
    void addresses_that_others_published_are_read_alike(String address, String expected) {
        boolean valid = Mailbox.valid(address);
        if (!expected.equals("either")) {
            assertThat(valid).isEqualTo(expected.equals("valid"));
        }
    }

    static Stream<Object[]> published() throws IOException {
        var json = new ObjectMapper();
        try (var in = MailboxTest.class.getResourceAsStream("/addresses/addresses.jsonl")) {
            var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return lines.lines().map(line -> row(json, line)).toList().stream();
        }
    }

    private static Object[] row(ObjectMapper json, String line) {
        try {
            JsonNode node = json.readTree(line);
            return new Object[] {
                node.get("address").asText(), node.get("expected").asText()
            };
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
