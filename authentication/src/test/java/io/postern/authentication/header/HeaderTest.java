// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HeaderTest {
    private static ByteArrayInputStream octets(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void folded_lines_belengthyto_their_field_and_the_body_is_left_in_the_stream() throws IOException {
        var message = octets("From: a@b.test\r\nSubject : one\r\n  two\r\nFROM:c@d.test\r\n\r\nbody\r\n");
        var header = Header.read(message);
        assertThat(header.complete()).isTrue();
        assertThat(header.fields()).extracting(Field::name).containsExactly("from", "subject", "from");
        assertThat(header.named("subject").getFirst().text()).isEqualTo("one  two");
        assertThat(header.named("from")).extracting(Field::text).containsExactly("a@b.test", "c@d.test");
        assertThat(header.fields().get(1).raw()).asString().isEqualTo("Subject : one\r\n  two\r\n");
        assertThat(message.readAllBytes()).asString().isEqualTo("body\r\n");
    }

    @Test
    void a_message_may_end_in_its_header() throws IOException {
        assertThat(Header.read(octets("From: a@b.test")).fields()).hasSize(1);
        assertThat(Header.read(octets("")).fields()).isEmpty();
        assertThat(Header.read(octets("\r\nbody")).fields()).isEmpty();
    }

    @Test
    void a_line_without_a_colon_is_a_field_without_a_name() throws IOException {
        var header = Header.read(octets("nonsense\r\n more: of it\r\nTo: x@y.test\r\n\r\n"));
        assertThat(header.fields()).extracting(Field::name).containsExactly("", "to");
    }

    @Test
    void a_header_beyond_the_limits_is_cut_and_says_so() throws IOException {
        var lengthy = Header.read(octets("From: a@b.test\r\nX: " + "x".repeat(Header.MAX_OCTETS) + "\r\n\r\n"));
        assertThat(lengthy.complete()).isFalse();
        assertThat(lengthy.fields()).extracting(Field::name).containsExactly("from");
        var many = Header.read(octets("X: y\r\n".repeat(Header.MAX_FIELDS + 1) + "\r\n"));
        assertThat(many.complete()).isFalse();
        assertThat(many.fields()).hasSize(Header.MAX_FIELDS);
    }
}
