// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.authentication.header.Field;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagListTest {
    /** Escapes stand for what a line cannot hold. */
    private static String text(String shown) {
        return shown.replace("\\r", "\r")
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\0", "\0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a value stands behind its name                  | a=x                | x
            blanks around name and value are no part        | ' a \\t=  x y \\t'  | x y
            a final semicolon is fine                       | a=x;               | x
            blanks behind it too                            | a=x; \\r\\n\\t     | x
            a fold is a blank                               | a=\\r\\n\\tx;       | x
            a fold inside stays                             | a=x\\r\\n y;        | x\\r\\n y
            an equals sign may stand in a value             | a=x=y=             | x=y=
            a value may be empty                            | a=;b=1             | ''
            tags that nobody knows are passed over          | zz_9=?; a=x        | x
            names differ by case                            | A=y; a=x           | x
            UTF-8 is read (RFC 8616)                        | a=mÃ¼ller          | müller
            """)
    void a_list_is_read(String sentence, String list, String value) throws BadTags {
        assertThat(TagList.parse(text(list)).get("a")).as(sentence).isEqualTo(text(value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nothing is no list                  | ''          | not a list
            blanks are no list                  | '  '        | not a list
            a name alone is no tag              | a           | not a list
            nor is a value alone                | =x          | not a list
            nor is nothing between semicolons   | a=x;;b=y    | not a list
            nor at the beginning                | ;a=x        | not a list
            a name begins with a letter         | 1a=x        | not a list
            and has letters and digits only     | a-b=x       | not a list
            and no blank inside                 | a b=x       | not a list
            a tag stands once                   | a=x; a=x    | a= stands twice
            a fold has a blank behind it        | a=x\\r\\ny  | a control character or a broken fold in a=
            a bare LF is no fold                | a=x\\n y    | a control character or a broken fold in a=
            a NUL is nothing                    | a=\\0       | a control character or a broken fold in a=
            Latin-1 is not UTF-8                | a=müller    | a= is neither ASCII nor UTF-8
            """)
    void what_breaks_the_grammar_says_so(String sentence, String list, String reason) {
        assertThatThrownBy(() -> TagList.parse(text(list)))
                .as(sentence)
                .isInstanceOf(BadTags.class)
                .hasMessageStartingWith(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            a=1; b=xyz; c=2            | a=1; b=; c=2
            a=1; b = x\\r\\n\\ty  ; c=2 | a=1; b =; c=2
            a=1;\\r\\n b=xyz\\r\\n\\t   | a=1;\\r\\n b=
            a=1                        | a=1
            bb=1;b=2                   | bb=1;b=
            """)
    void the_value_of_a_tag_is_deleted_with_the_blanks_around_it(String list, String without) throws BadTags {
        assertThat(TagList.parse(text(list)).without("b")).isEqualTo(text(without));
    }

    @Test
    void the_final_line_end_of_a_field_is_no_part_of_its_list() throws BadTags {
        var field = Field.of("X: a=1;\r\n b=2\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(TagList.of(field).get("b")).isEqualTo("2");
    }

    @Test
    void typed_values() throws BadTags {
        var list = TagList.parse("n=0123; big=" + "9".repeat(76) + "; p= a : b:c ; base=YW\r\n Jj; bad=%%; word=x");
        assertThat(list.number("n", 12)).isEqualTo(123);
        assertThat(list.number("big", 76)).isEqualTo(Long.MAX_VALUE);
        assertThat(list.number("none", 12)).isNull();
        assertThat(list.parts("p")).containsExactly("a", "b", "c");
        assertThat(list.base64("base")).asString().isEqualTo("abc");
        assertThatThrownBy(() -> list.base64("bad")).hasMessage("bad= is no base64");
        assertThatThrownBy(() -> list.number("word", 12)).hasMessageStartingWith("word= is no number");
        assertThatThrownBy(() -> list.number("big", 12)).hasMessageStartingWith("big= is no number");
        assertThatThrownBy(() -> list.need("none")).hasMessage("none= is missing");
    }

    @Test
    void reasons_are_short_whatever_they_are_about() {
        assertThatThrownBy(() -> TagList.parse("\u0001\u00e4".repeat(100_000)))
                .message()
                .hasSizeLessThan(100)
                .matches("[ -~]*");
        assertThatThrownBy(() -> TagList.parse("a=1;".repeat(2)));
        assertThatThrownBy(() -> TagList.parse(tags(101))).hasMessage("more than 100 tags");
    }

    private static String tags(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("t").append(i).append("=1;");
        }
        return text.toString();
    }
}
