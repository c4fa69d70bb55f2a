// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DailyConductTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what Redis has                            | value                        | accepted | refused | unknown | spam
            today counts                                | 20783:5,1,2,3                | 5  | 1 | 2 | 3
            zeros at the end are left out               | 20783:5                      | 5  | 0 | 0 | 0
            the days are added up                       | 20783:5 20780:1,1            | 6  | 1 | 0 | 0
            the first of thirty days counts             | 20754:7                      | 7  | 0 | 0 | 0
            the day before it does not                  | 20753:7                      | 0  | 0 | 0 | 0
            in any order                                | 20753:9 20783:1 20754:1      | 2  | 0 | 0 | 0
            tomorrow is the clock of somebody else      | 20784:2                      | 2  | 0 | 0 | 0
            the day after tomorrow is an error          | 20785:2                      | 0  | 0 | 0 | 0
            counts of a later release are passed over   | 20783:1,2,3,4,5              | 1  | 2 | 3 | 4
            a word without sense is passed over         | hello 20783:x,2 :: 20782:,,1 | 0  | 2 | 1 | 0
            nothing can be taken away                   | 20783:-5                     | 0  | 0 | 0 | 0
            nothing at all                              | ''                           | 0  | 0 | 0 | 0
            """)
    void adds_up(String what, String value, long accepted, long refused, long unknown, long spam) {
        assertThat(DailyConduct.total(value, 20_783)).isEqualTo(new Conduct(accepted, refused, unknown, spam));
    }

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, 0",
        "1970-01-01T23:59:59Z, 0",
        "1970-01-02T00:00:00Z, 1",
        "1969-12-31T23:59:59Z, -1",
        "2026-11-26T05:00:00Z, 20783",
        "2026-11-26T23:59:59.999Z, 20783",
        "2026-11-27T00:00:00Z, 20784",
    })
    void days_are_those_of_utc(Instant time, long day) {
        assertThat(DailyConduct.day(time)).isEqualTo(day);
    }
}
