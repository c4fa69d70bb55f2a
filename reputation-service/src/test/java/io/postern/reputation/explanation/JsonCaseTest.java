// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonCaseTest {
    private static final String ENVELOPE =
            "'client':'192.0.2.7','helo':'mx.test','mailFrom':'ada@a.test','rcptTo':'bob@local.test'";

    @Test
    void a_case_is_read_whatever_the_order() throws Exception {
        var asked =
                read("{'now':'2026-01-31T12:00:00Z','message':'" + base64("A: b\r\n\r\nc\r\n") + "'," + ENVELOPE + "}");
        assertThat(asked.client()).isEqualTo("192.0.2.7");
        assertThat(asked.helo()).isEqualTo("mx.test");
        assertThat(asked.mailFrom()).isEqualTo("ada@a.test");
        assertThat(asked.rcptTo()).containsExactly("bob@local.test");
        assertThat(asked.now()).isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
        assertThat(text(asked)).isEqualTo("A: b\r\n\r\nc\r\n");
    }

    @Test
    void what_may_be_left_out_is_null_and_what_is_not_known_is_ignored() throws Exception {
        var asked = read("{'id':[1,{'a':2}],'message':null,'now':1769860800," + ENVELOPE + "}");
        assertThat(asked.message()).isNull();
        assertThat(asked.now()).isEqualTo(Instant.parse("2026-01-31T12:00:00Z"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            brackets are no part of an address | '<ada@a.test>'             | ada@a.test
            the null reverse-path is empty     | ''                         |
            or empty brackets                  | '<>'                       |
            odd local parts are the world's    | 'Macro Error@e8.example.com' | Macro Error@e8.example.com
            without a local part               | '@example.net'             | @example.net
            """)
    void reverse_paths(String what, String path, String expected) throws Exception {
        var asked = read("{'client':'::1','helo':'h','mailFrom':'" + path + "','rcptTo':['b@l.test','c@l.test']}");
        assertThat(asked.mailFrom()).isEqualTo(expected == null ? "" : expected);
        assertThat(asked.rcptTo()).containsExactly("b@l.test", "c@l.test");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            no JSON                     | nonsense                                   | the request is no JSON
            nothing at all              | ""                                         | no JSON object
            another kind of JSON        | [1]                                        | no JSON object
            half of it                  | {'client':'192.0.2.7'                      | the request is no JSON
            something behind it         | {ENVELOPE} x                               | the request is no JSON
            no client                   | {'helo':'h','mailFrom':'','rcptTo':'b@l.t'} | client is missing
            no HELO                     | {'client':'::1','mailFrom':'','rcptTo':'b@l.t'} | helo is missing
            no reverse-path             | {'client':'::1','helo':'h','rcptTo':'b@l.t'} | mailFrom is missing
            no recipient                | {'client':'::1','helo':'h','mailFrom':''}  | rcptTo is missing
            no recipient in the list    | {'client':'::1','helo':'h','mailFrom':'','rcptTo':[]} | rcptTo is missing
            a client that is no address | {'client':'mx.test','helo':'h','mailFrom':'','rcptTo':'b@l.t'} | client is no IP address: mx.test
            a number for a text         | {'client':7}                               | client is no text
            a path without a domain     | {'client':'::1','helo':'h','mailFrom':'ada','rcptTo':'b@l.t'} | mailFrom is no address: ada
            a message that is not coded | {'message':'§§',ENVELOPE}                  | message is no base64
            a message that is no text   | {'message':{},ENVELOPE}                    | message is no text
            a time that is none         | {'now':'yesterday',ENVELOPE}               | now is no time
            """)
    void what_cannot_be_read_is_told_in_a_sentence(String what, String body, String sentence) {
        assertThatThrownBy(() -> read(body.replace("ENVELOPE", ENVELOPE)))
                .isInstanceOfSatisfying(
                        BadCase.class, e -> assertThat(e.status()).isEqualTo(400))
                .hasMessageContaining(sentence);
    }

    @Test
    void control_characters_are_refused() {
        assertThatThrownBy(() -> read("{" + ENVELOPE.replace("mx.test", "mx\\r\\nX: y") + "}"))
                .isInstanceOf(BadCase.class)
                .hasMessageContaining("helo");
    }

    @Test
    void a_message_that_is_too_long_is_told_apart() {
        assertThatThrownBy(() -> JsonCase.read(
                        stream("{'message':'" + base64("x".repeat(200_000)) + "'," + ENVELOPE + "}"), 100_000))
                .isInstanceOfSatisfying(
                        BadCase.class, e -> assertThat(e.status()).isEqualTo(413))
                .hasMessageContaining("longer than 100000 octets");
    }

    private static Case read(String body) throws BadCase, IOException {
        return JsonCase.read(stream(body), 1 << 20);
    }

    private static ByteArrayInputStream stream(String body) {
        return new ByteArrayInputStream(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String text(Case asked) throws IOException {
        try (var message = asked.message()) {
            assertThat(message).isNotNull();
            return new String(message.open().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
