// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTimeTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                            | since its turn | for the next record
            the first record has three seconds                | PT0S           | PT3S
            a slow one takes nothing away from the others     | PT2.9S         | PT3S
            nor do two                                        | PT5.8S         | PT3S
            towards the end less is left                      | PT8S           | PT2S
            to the last moment                                | PT9.999S       | PT0.001S
            then others have their turn                       | PT10S          | PT0S
            and later as well                                 | PT1M           | PT0S
            """)
    void a_record_has_its_time(String what, Duration since, Duration left) {
        long began = Long.MAX_VALUE - 1_000_000_000;
        assertThat(new PageTime(began).next(began + since.toNanos())).isEqualTo(left);
    }
}
