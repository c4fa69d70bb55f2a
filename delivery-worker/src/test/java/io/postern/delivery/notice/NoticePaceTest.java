// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticePaceTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                        | entries, in minutes after noon | letters, with the number of others
            the first is told at once                     | 0                              | 0+0
            one soon after is counted                     | 0 1 10                         | 0+0 10+1
            of many one in ten minutes is told            | 0 1 2 3 9 11 12 25             | 0+0 11+4 25+1
            rare ones are all told                        | 0 10 20                        | 0+0 10+0 20+0
            a clock that is set back silences nobody      | 0 1 -60 -59                    | 0+0 -60+1
            """)
    void tells(String what, String entries, String letters) {
        var pace = NoticePace.of(Duration.ofMinutes(10));
        var told = new ArrayList<String>();
        for (int minute :
                Arrays.stream(entries.split(" ")).mapToInt(Integer::parseInt).toArray()) {
            var step = pace.entry(NOON.plus(Duration.ofMinutes(minute)));
            if (step.write()) {
                told.add(minute + "+" + step.others());
            }
            pace = step.next();
        }
        assertThat(String.join(" ", told)).isEqualTo(letters);
    }
}
