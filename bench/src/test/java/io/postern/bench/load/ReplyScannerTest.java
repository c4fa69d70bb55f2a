// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyScannerTest {
    private final ReplyScanner scanner = new ReplyScanner();

    @Test
    void a_reply_may_come_octet_by_octet() {
        var reply = "451 4.7.1 greylisted, try again in 3 minutes\r\n";
        for (int i = 0; i < reply.length() - 1; i++) {
            assertThat(scanner.complete(octets(reply.substring(i, i + 1)))).isFalse();
        }
        assertThat(scanner.complete(octets("\n"))).isTrue();
        assertThat(scanner.code()).isEqualTo(451);
        assertThat(scanner.text()).isEqualTo("451 4.7.1 greylisted, try again in 3 minutes");
    }

    @Test
    void of_several_lines_the_last_one_counts() {
        assertThat(scanner.complete(octets("250-mx.local.test\r\n250-PIPELINING\r\n250 SIZE\r\n")))
                .isTrue();
        assertThat(scanner.text()).isEqualTo("250 SIZE");
    }

    @Test
    void replies_that_come_together_are_taken_one_by_one() {
        var both = octets("250 2.1.0 Ok\r\n550 5.1.1 No such user\r\n");
        assertThat(scanner.complete(both)).isTrue();
        assertThat(scanner.code()).isEqualTo(250);
        assertThat(scanner.complete(both)).isTrue();
        assertThat(scanner.code()).isEqualTo(550);
        assertThat(scanner.complete(both)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"'garbage\r\n',0", "'\r\n',0", "'25\r\n',0", "'250\r\n',250", "'2x0 ok\r\n',0"})
    void what_is_no_reply_has_the_code_0(String line, int code) {
        assertThat(scanner.complete(octets(line))).isTrue();
        assertThat(scanner.code()).isEqualTo(code);
    }

    @Test
    void a_line_without_end_takes_no_memory() {
        assertThat(scanner.complete(octets("250 " + "x".repeat(100_000)))).isFalse();
        assertThat(scanner.complete(octets("\r\n"))).isTrue();
        assertThat(scanner.text()).hasSize(512);
    }

    private static ByteBuffer octets(String text) {
        return ByteBuffer.wrap(text.getBytes(US_ASCII));
    }
}
