// SPDX-License-Identifier: Apache-2.0
package io.postern.monitoring.board;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An excuse counts only as long as it is true. */
class ExcuseTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # what                                       | style | excuse  | shown     | fault
            a panel that shows figures is well           | LINES | -       | FIGURES   | -
            one that shows 0 is not                      | LINES | -       | ONLY_ZERO | nothing but 0
            nor is one without data                      | LINES | -       | NOTHING   | no data
            nor one that divides nothing by nothing      | LINES | -       | NO_NUMBER | no data
            there is nothing, as was said                | LINES | NO_DATA | NOTHING   | -
            and no number                                | LINES | NO_DATA | NO_NUMBER | -
            but there is                                 | LINES | NO_DATA | FIGURES   | it has data, though it is off
            a 0 is data                                  | LINES | NO_DATA | ONLY_ZERO | it has data, though it is off
            it is 0, as was said                         | LINES | ZERO    | ONLY_ZERO | -
            but it is not                                | LINES | ZERO    | FIGURES   | it is not 0, though it is off
            nothing is not 0                             | LINES | ZERO    | NOTHING   | no data
            nor is what is no number                     | LINES | ZERO    | NO_NUMBER | no data
            by chance 0                                  | LINES | CHANCE  | ONLY_ZERO | -
            by chance something                          | LINES | CHANCE  | FIGURES   | -
            but nothing is no chance                     | LINES | CHANCE  | NOTHING   | no data
            nor is what is no number                     | LINES | CHANCE  | NO_NUMBER | no data
            one that is wrong unless it is 0 is well     | ZERO  | -       | ONLY_ZERO | -
            and is not with figures                      | ZERO  | -       | FIGURES   | it is not 0, though anything else is wrong
            nor without data                             | ZERO  | -       | NOTHING   | no data
            its excuse is held all the same              | ZERO  | NO_DATA | ONLY_ZERO | it has data, though it is off
            """)
    void it_is_held_against_what_was_shown(
            String what, Panel.Style style, Excuse.@Nullable Kind kind, Excuse.Shown shown, @Nullable String fault) {
        var excuse = kind == null ? null : new Excuse(kind, "it is off");
        assertThat(Excuse.fault(style, excuse, shown).orElse(null)).isEqualTo(fault);
    }
}
