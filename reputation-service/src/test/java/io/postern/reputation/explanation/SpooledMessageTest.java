// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpooledMessageTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            as it came on the wire              | A: b~^~^c~^   | A: b~^~^c~^
            text of a system with bare LF       | A: b^^c^      | A: b~^~^c~^
            without an end of its last line     | A: b^^c       | A: b~^~^c
            one CRLF, and bare LF is content    | A: b~^^c^     | A: b~^^c^
            a CR by itself is no end of a line  | A~: b^^c      | A~: b~^~^c
            nothing                             | ''            | ''
            """)
    void line_ends(String what, String written, String read) throws IOException {
        try (var message = new SpooledMessage(1000)) {
            message.write(octets(written));
            message.written();
            assertThat(message.open().readAllBytes()).isEqualTo(octets(read));
            assertThat(message.open().readAllBytes()).isEqualTo(octets(read));
            assertThat(message.size()).isEqualTo(octets(read).length);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000, SpooledMessage.IN_MEMORY, SpooledMessage.IN_MEMORY + 1, 300_000})
    void it_is_the_same_in_memory_and_on_disk(int octets) throws IOException {
        try (var message = new SpooledMessage(300_000)) {
            var written = octets("x".repeat(octets - 1) + "^");
            for (int i = 0; i < written.length; i += 777) {
                message.write(written, i, Math.min(777, written.length - i));
            }
            message.written();
            var read = message.open().readAllBytes();
            assertThat(read).hasSize(octets + 1).endsWith('\r', '\n');
            assertThat(message.size()).isEqualTo(octets + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 100})
    void it_is_bounded(int octets) throws IOException {
        try (var message = new SpooledMessage(10)) {
            assertThatThrownBy(() -> message.write(new byte[octets])).isInstanceOf(SpooledMessage.TooLong.class);
        }
    }

    private static byte[] octets(String text) {
        return text.replace('~', '\r').replace('^', '\n').getBytes(StandardCharsets.ISO_8859_1);
    }
}
