// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Reply;
import io.postern.edge.limit.Tarpit.Patience;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TarpitTest {
    private static final Tarpit TARPIT = new Tarpit(3, Duration.ofSeconds(10), 20, 50);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        who makes no mistake is answered at once            | 0  | 0  | 0
        three mistakes are free                             | 3  | 0  | 0
        three refused recipients are free                   | 0  | 3  | 0
        one mistake and two refused recipients are free     | 1  | 2  | 0
        the fourth costs a second                           | 4  | 0  | 1
        the fourth costs a second, of whatever kind         | 2  | 2  | 1
        the fifth two                                       | 0  | 5  | 2
        the sixth four                                      | 3  | 3  | 4
        the seventh eight                                   | 0  | 7  | 8
        the eighth ten, and that is the most                | 8  | 0  | 10
        the last that is put up with                        | 20 | 50 | 10
        """)
    void a_reply_is_held_back_for(String why, int mistakes, int refused, long seconds) {
        assertThat(TARPIT.after(mistakes, refused)).isEqualTo(new Patience.Delay(Duration.ofSeconds(seconds)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        one mistake beyond            | 21 | 0  | Too many errors (21) in this session, closing
        one refused recipient beyond  | 0  | 51 | Too many refused recipients (51) in this session, closing; please clean your list
        both                          | 30 | 60 | Too many errors (30) in this session, closing
        """)
    void beyond_its_budget_a_session_ends(String why, int mistakes, int refused, String text) {
        assertThat(TARPIT.after(mistakes, refused)).isEqualTo(new Patience.Over(new Reply(421, "4.7.0", text)));
    }

    @Test
    void without_a_budget_for_recipients_only_time_is_charged_and_it_stays_at_the_ceiling() {
        var tarpit = new Tarpit(3, Duration.ofSeconds(10), 20, 0);
        assertThat(tarpit.after(0, 100_000)).isEqualTo(new Patience.Delay(Duration.ofSeconds(10)));
    }

    @Test
    void a_ceiling_of_zero_is_no_delay() {
        assertThat(new Tarpit(0, Duration.ZERO, 20, 50).after(5, 5)).isEqualTo(new Patience.Delay(Duration.ZERO));
    }
}
