// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionChoiceTest {
    private static final long DAY = 86_400_000;

    @ParameterizedTest
    @CsvSource(textBlock = """
            # partitions, a question every so many milliseconds
            2,            5
            2,            40
            2,            20
            4,            80
            4,            25
            3,            60
            12,           10
            """)
    void shares_are_even_to_five_percent_at_any_beat(int partitions, int beat) {
        var shares = new int[partitions];
        for (int i = 0; i < 20_000; i++) {
            shares[PartitionTurn.at(DAY + (long) i * beat, partitions)]++;
        }
        assertThat(Arrays.stream(shares).boxed())
                .allSatisfy(share -> assertThat(share)
                        .isBetween((int) (20_000.0 / partitions * 0.95), (int) (20_000.0 / partitions * 1.05)));
    }

    @Test
    void what_is_asked_together_goes_together() {
        assertThat(PartitionTurn.at(DAY, 4)).isEqualTo(PartitionTurn.at(DAY + 19, 4));
    }

    @Test
    void a_partition_that_does_not_answer_is_asked_once_a_second_only() {
        var choice = new PartitionChoice(2, 0);
        choice.asked(1, DAY);
        int asked = 0;
        for (long now = DAY + 501; now < DAY + 3_501; now++) {
            int next = choice.next(now, true);
            asked += next == 1 ? 1 : 0;
            choice.answered(0, now);
        }
        assertThat(asked).isBetween(2, 4);
    }

    @Test
    void what_may_not_wait_for_it_never_finds_out() {
        var choice = new PartitionChoice(2, 0);
        choice.asked(1, DAY);
        assertThat(LongStream.range(DAY + 501, DAY + 3_501).map(now -> choice.next(now, false)))
                .containsOnly(0L);
    }

    @Test
    void one_that_answers_again_has_its_turns_again() {
        var choice = new PartitionChoice(2, 0);
        choice.asked(1, DAY);
        choice.answered(1, DAY + 1);
        assertThat(LongStream.range(DAY + 501, DAY + 1_501)
                        .filter(now -> choice.next(now, true) == 1)
                        .count())
                .isBetween(400L, 600L);
    }

    @Test
    void while_none_answers_all_are_asked_by_turns() {
        var choice = new PartitionChoice(2, 0);
        choice.asked(0, DAY);
        choice.asked(1, DAY);
        assertThat(LongStream.range(DAY + 501, DAY + 1_501)
                        .filter(now -> choice.next(now, true) == 1)
                        .count())
                .isBetween(400L, 600L);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                                 | asked on 0 since | the other answered | asked on 1 since | elsewhere
            its reader has gone, and the other answers             | 501              | 20                 |                  | 1
            it has not been silent for long                        | 500              | 20                 |                  | -1
            nobody answers: it is the world that is slow           | 501              | 600                | 501              | -1
            nobody has answered since, nor was anybody asked       | 501              | 600                |                  | -1
            nobody has answered since, the other was just asked    | 501              | 600                | 20               | -1
            the other has answered, and was asked again            | 501              | 30                 | 20               | 1
            the other has answered, and is silent since            | 1200             | 700                | 600              | -1
            the other has never answered                           | 501              |                    | 20               | -1
            it has answered meanwhile                              |                  | 20                 |                  | -1
            """)
    void a_question_is_asked_elsewhere_before_its_time_only_where_that_helps(
            String what, @Nullable Long first, @Nullable Long answered, @Nullable Long second, int elsewhere) {
        var choice = new PartitionChoice(2, 0);
        if (first != null) {
            choice.asked(0, DAY - first);
        }
        if (answered != null) {
            choice.answered(1, DAY - answered);
        }
        if (second != null) {
            choice.asked(1, DAY - second);
        }
        assertThat(choice.elsewhere(0, DAY)).isEqualTo(elsewhere);
    }

    @Test
    void a_single_partition_has_no_elsewhere() {
        var choice = new PartitionChoice(1, 0);
        choice.asked(0, DAY);
        assertThat(choice.elsewhere(0, DAY + 5_000)).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # asked on, silent, asked again on
            0,          -1,     1
            3,          -1,     0
            0,          1,      2
            3,          0,      1
            """)
    void a_question_without_an_answer_is_asked_again_where_others_are_answered(int on, int silent, int again) {
        var choice = new PartitionChoice(4, 0);
        choice.asked(on, DAY);
        if (silent >= 0) {
            choice.asked(silent, DAY);
        }
        assertThat(choice.other(on, DAY + 2_000)).isEqualTo(again);
    }
}
