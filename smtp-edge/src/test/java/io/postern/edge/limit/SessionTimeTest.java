// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Reply;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionTimeTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        a session of an hour that waits for the next message      | 1h | 4h | false | 3600s  |
        a second more                                             | 1h | 4h | false | 3601s  | 1 hour
        one that is in a transaction may end it                   | 1h | 4h | true  | 3601s  |
        up to four hours                                          | 1h | 4h | true  | 14400s |
        and no longer                                             | 1h | 4h | true  | 14401s | 4 hours
        the longer time is named where both are over              | 1h | 4h | false | 14401s | 4 hours
        without the first limit only the second counts            | 0s | 4h | false | 14400s |
        without the second a transaction may last for ever        | 1h | 0s | true  | 99999s |
        and between transactions the first holds                  | 1h | 0s | false | 99999s | 1 hour
        """)
    void it_ends_when(String which, String between, String all, boolean transaction, String age, String named) {
        var reply = new SessionTime(length(between), length(all)).over(transaction, length(age));
        assertThat(reply)
                .isEqualTo(
                        named == null
                                ? null
                                : new Reply(
                                        421,
                                        "4.7.0",
                                        "This session has lasted more than " + named
                                                + ", closing; please open another"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        1h, 1 hour
        2h, 2 hours
        90m, 90 minutes
        1m, 1 minute
        61s, 61 seconds
        1s, 1 second
        """)
    void lengths_are_named_in_whole_units(String length, String words) {
        assertThat(Words.length(length(length))).isEqualTo(words);
    }

    private static Duration length(String text) {
        return Duration.parse("PT" + text);
    }
}
