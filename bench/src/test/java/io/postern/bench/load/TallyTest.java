// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TallyTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            451 4.7.1 greylisted, try again in 3 minutes | 451 4.7.1
            554 5.7.1 client is listed by zen.test       | 554 5.7.1
            421 busy                                     | 421
            450 4.7                                      | 450
            500                                          | 500
            550 5.7.27                                   | 550 5.7.27
            """)
    void refusals_are_counted_by_code_and_enhanced_code(String reply, String kind) {
        assertThat(Tally.kind(reply)).isEqualTo(kind);
    }

    @Test
    void refusals_of_a_kind_are_one_line_with_the_first_as_example() {
        var tally = new Tally();
        tally.refused(Step.RCPT, "451 4.7.1 greylisted, try again in 3 minutes");
        tally.refused(Step.RCPT, "451 4.7.1 greylisted, try again in 2 minutes");
        tally.broken(Step.CONTENT, "no answer for 60 s");
        var result = tally.result(0, 0, 0.003);
        assertThat(result.failures())
                .containsEntry("RCPT 451 4.7.1", 2L)
                .containsEntry("content no answer for 60 s", 1L);
        assertThat(result.examples()).containsEntry("RCPT 451 4.7.1", "451 4.7.1 greylisted, try again in 3 minutes");
        assertThat(result.failed()).isEqualTo(3);
        assertThat(result.cpuPerMessage()).isEqualTo(1.0);
    }

    @Test
    void a_stall_counts_from_the_time_a_message_was_due() {
        var tally = new Tally();
        long second = 1_000_000_000;
        tally.accepted(5 * second, 5 * second - 2_000_000, 4 * second, second);
        var result = tally.result(1, 0, 0);
        assertThat(result.dataTo250().p50()).isEqualTo(2);
        assertThat(result.startTo250().p50()).isBetween(999.0, 1001.0);
        assertThat(result.dueTo250().p50()).isBetween(3998.0, 4002.0);
    }

    @Test
    void an_open_loop_has_as_many_messages_as_fit_in_its_time_and_a_time_for_each() {
        var plan = plan(100, LoadPlan.UNTIL_TIME);
        assertThat(plan.count()).isEqualTo(1000);
        assertThat(plan.dueNanos(50)).isEqualTo(500_000_000);
        assertThat(plan(100, 7).count()).isEqualTo(7);
        assertThat(plan(0, LoadPlan.UNTIL_TIME).count()).isEqualTo(LoadPlan.UNTIL_TIME);
    }

    private static LoadPlan plan(double rate, long count) {
        return new LoadPlan(
                new InetSocketAddress("127.0.0.1", 25),
                50,
                rate,
                count,
                Duration.ofSeconds(10),
                1,
                5120,
                ClientAddress.NONE,
                Duration.ofSeconds(5),
                0);
    }
}
