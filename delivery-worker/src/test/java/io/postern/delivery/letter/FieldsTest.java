// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            # what                                     | words              | printed
            plain words stay                           | no such user       | no such user
            a line end is a space                      | no\\r\\nBcc: all@x | no Bcc: all@x
            white space is one space                   | a\\t \\n b         | a b
            a control character is a question mark     | a\\u0007\\u001bb   | a??b
            what is not ASCII is a question mark       | Gr\\u00fc\\ud83d\\ude00e | Gr??e
            words are cut                              | abcdefghijklmnopqrstuvwxyz0123456789 | abcdefghijklmnopqrstuvwxyz0...
            """)
    void others_words_are_printed(String what, String words, String printed) {
        assertThat(Printable.text(unicode(words).translateEscapes(), 30)).isEqualTo(printed);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                     | address               | shown
            an address stays                           | a+b=c@x.test          | a+b=c@x.test
            spaces within quotes stay                  | "a  b"@x.test         | "a  b"@x.test
            what is not ASCII is escaped (RFC 6533)    | j\\u00f6rg+a@x.test   | j\\x{F6}rg\\x{2B}a@x.test
            so is what would end a line                | a\\u000d\\u000ab@x    | a\\x{D}\\x{A}b@x
            """)
    void addresses_stay_or_are_escaped(String what, String address, String shown) {
        assertThat(Printable.address(unicode(address))).isEqualTo(shown.replace("\\\\", "\\"));
    }

    @Test
    void long_values_are_folded_at_spaces() {
        var field = new Fields()
                .add("Diagnostic-Code", "smtp; 550 " + "word ".repeat(40))
                .toString();
        assertThat(field.split("\r\n")).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(76));
        assertThat(field.replace("\r\n ", " "))
                .isEqualTo("Diagnostic-Code: smtp; 550 " + "word ".repeat(39) + "word\r\n");
    }

    @Test
    void no_value_begins_another_field_or_makes_a_line_too_long() {
        var fields = new Fields()
                .add("A", "x\r\nB: y\r\n\r\nbody")
                .add("C", "z".repeat(5000))
                .address("D", "<", "a\r\nE: " + "\u00fc".repeat(3000), ">")
                .toString();
        assertThat(fields.split("\r\n"))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).matches("[ACD]: [ -~]*").hasSizeLessThanOrEqualTo(998));
    }

    @Test
    void text_is_wrapped_and_indented() {
        var text = new LetterText()
                .paragraph("One.")
                .paragraph("Two.")
                .indented(4, "word ".repeat(30))
                .toString();
        assertThat(text).startsWith("One.\r\n\r\nTwo.\r\n    word word");
        assertThat(text.split("\r\n")).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(76));
    }

    @Test
    void dates_are_those_of_rfc_5322() {
        assertThat(Fields.date(Instant.parse("2026-09-05T07:08:09.999Z"))).isEqualTo("Sat, 5 Sep 2026 07:08:09 +0000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\r\nX: y", "ü", "<a>"})
    void a_head_that_cannot_stand_in_a_header_is_refused(String name) {
        assertThatThrownBy(() -> LetterHead.of(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LetterHead.checked(name + "@")).isInstanceOf(IllegalArgumentException.class);
    }

    /** Escapes of the tables, as text blocks have none left. */
    private static String unicode(String text) {
        return Pattern.compile("\\\\u([0-9a-f]{4})")
                .matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16))));
    }
}
