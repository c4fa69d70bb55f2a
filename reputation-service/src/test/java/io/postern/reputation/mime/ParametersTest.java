// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            # what it is                        | field                                                          | filename
            a plain name                        | attachment; filename=report.pdf                                | report.pdf
            a name in quotation marks           | attachment; filename="my report.pdf"                           | my report.pdf
            capital letters                     | ATTACHMENT; FILENAME="report.pdf"                              | report.pdf
            no name                             | attachment                                                     | -
            an empty name                       | attachment; filename=""                                        | ``
            blanks without quotation marks      | attachment; filename=my report.pdf                             | my report.pdf
            a semicolon in quotation marks      | attachment; filename="a;b.pdf"; size=3                         | a;b.pdf
            an escaped quotation mark           | attachment; filename="a\\"b.pdf"                               | a"b.pdf
            a path of Windows                   | attachment; filename="C:\\temp\\b.pdf"                         | C:\\temp\\b.pdf
            quotation marks that nobody closes  | attachment; filename="report.pdf                               | report.pdf
            a name twice                        | attachment; filename=a.pdf; filename=b.exe                     | a.pdf
            blanks around                       | attachment ; filename = report.pdf ; size = 3                  | report.pdf
            semicolons in a row                 | attachment;;; filename=report.pdf;                             | report.pdf
            a character set                     | attachment; filename*=utf-8''b%C3%BCcher.pdf                   | bücher.pdf
            a character set and a language      | attachment; filename*=iso-8859-1'de'b%FCcher.pdf               | bücher.pdf
            a character set wins                | attachment; filename=a.pdf; filename*=utf-8''b.exe             | b.exe
            an unknown character set            | attachment; filename*=x-none''b%C3%BCcher.pdf                  | bücher.pdf
            no character set                    | attachment; filename*=b%C3%BCcher.pdf                          | bücher.pdf
            a broken percent sign               | attachment; filename*=utf-8''100%.pdf                          | 100%.pdf
            pieces                              | attachment; filename*0="my re"; filename*1="port.exe"          | my report.exe
            pieces in another order             | attachment; filename*1="port.exe"; filename*0="my re"          | my report.exe
            pieces with a character set         | attachment; filename*0*=utf-8''b%C3; filename*1*=%BCcher.pdf   | bücher.pdf
            pieces of both kinds                | attachment; filename*0*=utf-8''b%C3%BC; filename*1="cher.pdf"  | bücher.pdf
            a piece is missing                  | attachment; filename*0="my re"; filename*2="port.exe"          | my re
            an encoded word                     | attachment; filename="=?utf-8?B?YsO8Y2hlci5leGU=?="            | bücher.exe
            an encoded word without marks       | attachment; filename==?utf-8?Q?b=C3=BCcher.exe?=               | bücher.exe
            encoded words                       | attachment; filename="=?utf-8?Q?my_?= =?utf-8?Q?report.exe?="  | my report.exe
            a damaged encoded word              | attachment; filename="=?utf-8?B?*?="                           | ``
            """)
    void name_of_a_file(String what, String field, String name) {
        assertThat(Parameters.of(field).get("filename")).isEqualTo(name);
    }

    @Test
    void the_value_is_in_lower_case() {
        assertThat(Parameters.of(" Text/HTML ; charset=utf-8").value()).isEqualTo("text/html");
        assertThat(Parameters.of("").value()).isEmpty();
    }

    @Test
    void octets_that_nobody_declared_are_utf8_if_they_can_be() {
        assertThat(Parameters.of(latin("attachment; filename=\"bücher.pdf\"", true))
                        .get("filename"))
                .isEqualTo("bücher.pdf");
        assertThat(Parameters.of(latin("attachment; filename=\"bücher.pdf\"", false))
                        .get("filename"))
                .isEqualTo("bücher.pdf");
    }

    @Test
    void a_field_of_a_mebibyte_and_a_thousand_pieces_are_read_up_to_a_limit() {
        var pieces = new StringBuilder("attachment");
        for (int i = 0; i < 1000; i++) {
            pieces.append("; filename*").append(i).append("=a");
        }
        assertThat(Parameters.of(pieces.toString()).get("filename")).isEqualTo("a".repeat(200));
        assertThat(Parameters.of("attachment" + ";".repeat(1 << 20)).get("filename"))
                .isNull();
        assertThat(Parameters.of("attachment; filename=\"" + "=?utf-8?Q?".repeat(100_000))
                        .get("filename"))
                .hasSize(1_000_000);
        assertThat(EncodedWords.decode("=?".repeat(30_000))).hasSize(60_000);
        assertThat(EncodedWords.decode("=?utf-8?q?" + " ".repeat(60_000))).hasSize(60_010);
    }

    private static String latin(String text, boolean utf8) {
        return utf8 ? new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1) : text;
    }
}
