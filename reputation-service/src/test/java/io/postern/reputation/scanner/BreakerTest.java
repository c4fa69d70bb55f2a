// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakerTest {

    /** a: it answers, f: it fails, b: it is back. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what it is                                  | what happens | aside
            a new one is asked                            | ''           | false
            one failure is none                           | f            | false
            nor are two                                   | ff           | false
            three in a row set it aside                   | fff          | true
            three with an answer between do not           | ffaff        | false
            a late answer does not bring it back          | fffa         | true
            a sign of life does                           | fffb         | false
            a failure on trial sets it aside again        | fffbf        | true
            an answer on trial is the end of the trial    | fffbaff      | false
            """)
    void is_set_aside(String what, String events, boolean aside) {
        var breaker = new Breaker();
        for (var event : events.toCharArray()) {
            switch (event) {
                case 'a' -> breaker.answered();
                case 'f' -> breaker.failed();
                default -> breaker.back();
            }
        }
        assertThat(breaker.aside()).isEqualTo(aside);
    }
}
