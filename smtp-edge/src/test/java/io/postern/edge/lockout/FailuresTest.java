// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                          | failures | allowed | since the last | left
            after the first a second                        | 1        | 0       | PT0S           | PT1S
            after the second two                            | 2        | 0       | PT0S           | PT2S
            after the third four                            | 3        | 0       | PT0S           | PT4S
            after the tenth nearly nine minutes             | 10       | 0       | PT0S           | PT8M32S
            after the eleventh a quarter of an hour         | 11       | 0       | PT0S           | PT15M
            and never more                                  | 1000000  | 0       | PT0S           | PT15M
            what has been waited is taken off               | 3        | 0       | PT1.5S         | PT2.5S
            until the last millisecond                      | 3        | 0       | PT3.999S       | PT0.001S
            then it may be tried                            | 3        | 0       | PT4S           | PT0S
            and later as well                               | 3        | 0       | PT1H           | PT0S
            ten accounts of a network may fail              | 10       | 10      | PT0S           | PT0S
            after the eleventh the network waits a second   | 11       | 10      | PT0S           | PT1S
            after the twelfth two                           | 12       | 10      | PT0S           | PT2S
            a clock that goes back lengthens no wait        | 3        | 0       | PT-1H          | PT4S
            after hours all are forgotten                   | 1000000  | 0       | PT7H           | PT0S
            """)
    void a_wait_grows_and_ends(String what, int count, int allowed, Duration since, Duration left) {
        var failures = new Failures(count, NOON);
        assertThat(failures.left(LockoutContract.SETTINGS, allowed, NOON.plus(since)))
                .isEqualTo(left);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            one more within hours adds up       | PT5H | 8
            one more after that is the first    | PT7H | 1
            """)
    void is_counted(String what, Duration since, int count) {
        assertThat(new Failures(7, NOON).and(LockoutContract.SETTINGS, NOON.plus(since)))
                .isEqualTo(new Failures(count, NOON.plus(since)));
    }
}
