// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTableTest {
    private final TextTable table = new TextTable("id", "from", "words");

    @Test
    void columns_are_as_wide_as_what_is_in_them_and_lines_have_no_trailing_blanks() {
        table.row("1", "<anna@example.net>", "a");
        table.row("1234", "<>", "some more words");
        assertThat(table.toString().lines())
                .containsExactly(
                        "id    from                words",
                        "1     <anna@example.net>  a",
                        "1234  <>                  some more words");
    }

    @Test
    void a_row_has_as_many_cells_as_there_are_columns() {
        assertThatThrownBy(() -> table.row("1", "2")).hasMessage("2 cells for 3 columns");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            anna@example.net, 16, <anna@example.net>
            anna@example.net, 15, <anna@example.n…>
            "",               15, <>
            """)
    void an_address_is_cut_where_it_is_too_long(String address, int longest, String shown) {
        assertThat(SafeWords.path(address, longest)).isEqualTo(shown);
    }
}
