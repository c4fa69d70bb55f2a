// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.scram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaslPrepTest {
    /** The first five are the examples of RFC 4013 3. A hyphen stands for null. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a soft hyphen goes                        | I\\u00adX         | IX
            nothing changes                           | user              | user
            case stays                                | USER              | USER
            a feminine ordinal is an a                | \\u00aa           | a
            a Roman nine is two letters               | \\u2168           | IX
            control characters are refused            | \\u0007           | -
            so is a NUL                               | a\\u0000b         | -
            and a line end                            | a\\u000ab         | -
            an umlaut in two characters becomes one   | u\\u0308ber       | \\u00fcber
            an umlaut in one stays                    | \\u00fcber        | \\u00fcber
            a hard space is a space                   | a\\u00a0b         | a\\u0020b
            so is an ideographic one                  | a\\u3000b         | a\\u0020b
            what changes the direction is refused     | a\\u202eb         | -
            private characters are refused            | \\ue000           | -
            half a character is refused               | \\ud83d           | -
            a whole one beyond 16 bits is not         | \\ud83d\\ude00    | \\ud83d\\ude00
            the byte order mark is nothing            | \\ufeff           | -
            what a decoder put for garbage is refused | \\ufffd           | -
            """)
    void prepares(String what, String text, String expected) {
        var prepared = SaslPrep.of(unescaped(text));
        assertThat(prepared == null ? "-" : prepared).isEqualTo(unescaped(expected));
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\u([0-9a-f]{4})")
                .matcher(text)
                .replaceAll(hit -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(hit.group(1), 16))));
    }
}
