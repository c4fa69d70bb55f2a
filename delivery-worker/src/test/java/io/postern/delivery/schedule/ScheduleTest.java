// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Lane;
import io.postern.contracts.event.WaitReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Schedules SCHEDULES =
            new Schedules(minutes(15, 30, 60), minutes(1, 2, 5, 10), Map.of("slow.test", minutes(120, 120)));

    /** Times are minutes after acceptance; the usual time ends after 105, that of slow.test after 240. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                       | lane     | destination | at  | step | hint | greylisted | learned | next
            the first wait of the schedule               | PERSONAL | x.test      | 0   | 0    |      |            |         | 15 SCHEDULE
            the second                                   | PERSONAL | x.test      | 15  | 1    |      |            |         | 45 SCHEDULE
            the last ends with the time, not after it    | PERSONAL | x.test      | 46  | 2    |      |            |         | 105 LAST_ATTEMPT
            after the last attempt it is given up        | PERSONAL | x.test      | 105 | 2    |      |            |         | give up
            the servers behind us are asked sooner       | INCOMING | x.test      | 0   | 0    |      |            |         | 1 SCHEDULE
            and then again and again                     | INCOMING | x.test      | 60  | 9    |      |            |         | 70 SCHEDULE
            but not for longer than others               | INCOMING | x.test      | 106 | 9    |      |            |         | give up
            a destination may have a schedule of its own | INCOMING | slow.test   | 0   | 0    |      |            |         | 120 SCHEDULE
            and with it a time of its own                | PERSONAL | slow.test   | 130 | 1    |      |            |         | 240 LAST_ATTEMPT
            a hint outweighs the schedule                | PERSONAL | x.test      | 0   | 0    | 4    | 0          |         | 4 HINT
            a hint outweighs what was learned            | PERSONAL | x.test      | 0   | 0    | 4    | 0          | 9       | 4 HINT
            a hint beyond the end is cut                 | PERSONAL | x.test      | 100 | 2    | 60   |            |         | 105 LAST_ATTEMPT
            a hint does not prolong the time             | PERSONAL | x.test      | 105 | 0    | 4    |            |         | give up
            without a hint what was learned counts       | PERSONAL | x.test      | 0   | 0    |      | 0          | 9       | 9 LEARNED
            and counts from the first greylisting        | PERSONAL | x.test      | 3   | 0    |      | 0          | 9       | 9 LEARNED
            what has proved wrong is not believed again  | PERSONAL | x.test      | 9   | 0    |      | 0          | 9       | 24 SCHEDULE
            who does not greylist is not waited for      | PERSONAL | x.test      | 0   | 0    |      |            | 9       | 15 SCHEDULE
            """)
    void decides(
            String what,
            Lane lane,
            String destination,
            long at,
            int step,
            @Nullable Long hint,
            @Nullable Long greylisted,
            @Nullable Long learned,
            String expected) {
        var deferral = new Deferral(
                lane,
                destination,
                after(at),
                NOON,
                step,
                hint == null ? null : Duration.ofMinutes(hint),
                greylisted == null ? null : after(greylisted),
                learned == null ? null : Duration.ofMinutes(learned),
                Duration.ZERO);
        assertThat(show(Schedule.after(deferral, SCHEDULES))).isEqualTo(expected);
    }

    @Test
    void many_with_the_same_hint_are_spread() {
        var deferral = new Deferral(
                Lane.PERSONAL, "x.test", NOON, NOON, 0, Duration.ofSeconds(240), NOON, null, Duration.ofMillis(1700));
        assertThat(Schedule.after(deferral, SCHEDULES))
                .isEqualTo(new Next.At(NOON.plusMillis(241_700), WaitReason.HINT));
    }

    @Test
    void content_is_kept_for_the_longest_of_all_schedules() {
        assertThat(SCHEDULES.longest()).isEqualTo(Duration.ofMinutes(240));
    }

    private static String show(Next next) {
        return switch (next) {
            case Next.At(var when, var reason) -> Duration.between(NOON, when).toMinutes() + " " + reason;
            case Next.GiveUp() -> "give up";
        };
    }

    private static Instant after(long minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }

    private static List<Duration> minutes(int... each) {
        return Arrays.stream(each).mapToObj(Duration::ofMinutes).toList();
    }
}
