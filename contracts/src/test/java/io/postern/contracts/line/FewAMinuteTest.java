// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FewAMinuteTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # of two a minute                           | they come at second | taken
            the first two                               | 0 1 2 3             | yes yes no no
            the next two when the minute is over        | 0 1 59 60 61 62     | yes yes no yes yes no
            a minute begins with what comes             | 0 100 120 159 160   | yes yes yes no yes
            a clock may begin anywhere                  | -70 -69 -68 -10     | yes yes no yes
            """)
    void are_taken(String what, String seconds, String taken) {
        var few = new FewAMinute(2);

        assertThat(Arrays.stream(seconds.split(" "))
                        .map(second -> few.takes(Long.parseLong(second) * 1_000_000_000) ? "yes" : "no")
                        .collect(Collectors.joining(" ")))
                .as(what)
                .isEqualTo(taken);
    }
}
