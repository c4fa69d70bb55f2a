// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeginningTest {
    /** In the first column ~ stands for ESC, ^ for CR, $ for LF. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Subject: hi^$^$hello^$  | Subject: hi//hello/         | an ordinary message is as it is
            a~[31mred               | a\\x1b[31mred               | a terminal takes no colours from it
            a~]0;title\u0007.       | a\\x1b]0;title\\x07.        | and no title
            a\u009b2J               | a\\x9b2J                    | and no control of eight bits
            a\u0000b\u007f          | a\\x00b\\x7f                | NUL and DEL are seen
            über                    | \\xfcber                    | eight bits are seen
            over^written            | over\\x0dwritten            | nothing is written over
            one$two                 | one\\x0a/two                | a line end that is none in mail ends the line
            end^                    | end\\x0d                    | the last octet may be half a line end
            """)
    void octets_are_shown(String message, String shown, String what) {
        var octets = message.replace('~', '\u001b')
                .replace('^', '\r')
                .replace('$', '\n')
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(new Beginning(octets, octets.length).text())
                .as(what)
                .isEqualTo(shown.replace("/", System.lineSeparator()));
    }
}
