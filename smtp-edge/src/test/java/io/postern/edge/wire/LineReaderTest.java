// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineReaderTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                            | sent                      | lines
            two lines                                         | NOOP~!QUIT~!              | NOOP QUIT
            an empty line                                     | ~!NOOP~!                  | () NOOP
            a line without an end is none yet                 | NOOP~!QUI                 | NOOP
            a bare LF is reported at once                     | NOOP!                     | NOOP:BARE_LF
            nothing behind a bare LF is executed              | NOOP!QUIT~!RSET~!         | NOOP:BARE_LF RSET
            a bare CR is reported                             | NO~OP~!RSET~!             | NO:BARE_CR RSET
            CR CR LF has a bare CR, and ends the line         | NOOP~~!RSET~!             | NOOP:BARE_CR RSET
            LF CR ends nothing                                | NOOP!~RSET~!QUIT~!        | NOOP:BARE_LF QUIT
            NUL is reported                                   | NO0OP~!RSET~!             | NO:NUL RSET
            a line of the limit is fine                       | 1234567890123456~!        | 1234567890123456
            a longer one is dropped up to its end             | 12345678901234567xyz~!A~! | 1234567890123456:TOO_LONG A
            """)
    void cuts(String what, String sent, String expected) {
        assertThat(lines(octets(sent), sent.length())).isEqualTo(expected);
    }

    @Test
    void where_the_network_cuts_does_not_matter() {
        var sent = octets("EHLO a~!MAIL!FROM~!RC~PT~~!12345678901234567890~!NO0OP~!QUIT~!");
        var whole = lines(sent, sent.length);
        for (int size = 1; size < sent.length; size++) {
            assertThat(lines(sent, size)).as("pieces of %d", size).isEqualTo(whole);
        }
    }

    private static byte[] octets(String text) {
        return text.replace('~', '\r').replace('!', '\n').replace("O0O", "O\0O").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String lines(byte[] sent, int pieces) {
        var reader = new LineReader(16);
        var unread = new Unread();
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < sent.length; from += pieces) {
            unread.add(java.util.Arrays.copyOfRange(sent, from, Math.min(sent.length, from + pieces)));
            for (var line = reader.next(unread); line != null; line = reader.next(unread)) {
                var text = line.text().isEmpty() ? "()" : line.text();
                lines.add(line.fault() == null ? text : text + ":" + line.fault());
            }
        }
        return String.join(" ", lines).replace("EHLO a", "EHLO_a");
    }
}
