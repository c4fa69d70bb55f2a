// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotStuffingTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            # what                              | message          | on the wire
            nothing to do                       | a/b/             | a/b/./
            an empty message                    | ''               | ./
            a dot at the very beginning         | .a/              | ..a/./
            a line that is only a dot           | a/./b/           | a/../b/./
            two dots become three               | a/../            | a/..././
            a dot inside a line stays           | a.b/c./          | a.b/c././
            no CRLF at the end                  | a                | a/./
            only CR at the end                  | a~               | a~/./
            a bare LF starts no line            | a^.b/            | a^.b/./
            a bare CR starts no line            | a~.b/            | a~.b/./
            a dot as the last octet             | a/.              | a/../.
            """)
    void stuffs(String what, String message, String wire) {
        var octets = octets(message.replace("''", ""));
        var expected = octets(wire + (wire.endsWith(".") ? "/" : ""));
        for (int cut = 0; cut <= octets.length; cut++) {
            var out = new ByteArrayOutputStream();
            var stuffing = new DotStuffing();
            out.writeBytes(stuffing.stuff(Arrays.copyOfRange(octets, 0, cut)));
            out.writeBytes(stuffing.stuff(Arrays.copyOfRange(octets, cut, octets.length)));
            out.writeBytes(stuffing.end());
            assertThat(out.toString(ISO_8859_1)).as("cut at %d", cut).isEqualTo(new String(expected, ISO_8859_1));
        }
    }

    @Test
    void what_needs_no_dot_is_not_copied() {
        var octets = octets("a/b/");
        assertThat(new DotStuffing().stuff(octets)).isSameAs(octets);
    }

    private static byte[] octets(String text) {
        return text.replace("/", "\r\n").replace("~", "\r").replace("^", "\n").getBytes(ISO_8859_1);
    }
}
