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
            # what                                       | excuse  | shown     | fault
            a panel that shows figures is well           | -       | FIGURES   | -
            one that shows 0 is not                      | -       | ONLY_ZERO | nothing but 0
            nor is one without data                      | -       | NOTHING   | no data
            nor one that divides nothing by nothing      | -       | NO_NUMBER | no data
            there is nothing, as was said                | NO_DATA | NOTHING   | -
            and no number                                | NO_DATA | NO_NUMBER | -
            but there is                                 | NO_DATA | FIGURES   | it has data, though it is off
            a 0 is data                                  | NO_DATA | ONLY_ZERO | it has data, though it is off
            it is 0, as was said                         | ZERO    | ONLY_ZERO | -
            but it is not                                | ZERO    | FIGURES   | it is not 0, though it is off
            nothing is not 0                             | ZERO    | NOTHING   | no data
            nor is what is no number                     | ZERO    | NO_NUMBER | no data
            by chance 0                                  | CHANCE  | ONLY_ZERO | -
            by chance something                          | CHANCE  | FIGURES   | -
            by chance no number                          | CHANCE  | NO_NUMBER | -
            but nothing is no chance                     | CHANCE  | NOTHING   | no data
            """)
    void it_is_held_against_what_was_shown(
            String what, Excuse.@Nullable Kind kind, Excuse.Shown shown, @Nullable String fault) {
        var excuse = kind == null ? null : new Excuse(kind, "it is off");
        assertThat(Excuse.fault(excuse, shown).orElse(null)).isEqualTo(fault);
    }
}
