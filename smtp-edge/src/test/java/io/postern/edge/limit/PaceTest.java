// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.contracts.event.Reply;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Pace.Floor FLOOR = new Pace.Floor(64, MINUTE, MINUTE);

    /** Stretches of a client's sending: how long, and octets in each second of it; "p" is a stretch that we pause. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        an octet a second, in the grace                          | 59s*1                | fast
        an octet a second, after it                              | 60s*1                | slow
        63 octets a second                                       | 61s*63               | slow
        64 octets a second                                       | 61s*64               | fast
        64 octets a second for hours                             | 7200s*64             | fast
        nothing at all                                           | 60s*0                | slow
        a mebibyte at once, then nothing for a minute            | 1s*1048576 59s*0     | fast
        a mebibyte at once, then nothing for longer than that    | 1s*1048576 66s*0     | slow
        a fast hour, then an octet a second                      | 3600s*1000 70s*1     | slow
        a fast hour, then half a minute of silence               | 3600s*1000 30s*0     | fast
        an octet a second, then a burst that makes up for it     | 59s*1 1s*4000        | fast
        every 30 seconds 2 KiB                                   | 1s*2048 29s*0 1s*2048 29s*0 1s*2048 29s*0 | fast
        half the pace in bursts of 1 KiB                         | 1s*1024 29s*0 1s*1024 29s*0 1s*1024 29s*0 | slow
        we do not read for an hour                               | 30s*64 p3600s*0 29s*64 | fast
        slow, and we do not read in between                      | 30s*1 p3600s*0 31s*1   | slow
        we do not read now                                       | 59s*1 p60s*0         | fast
        the pauses are not its time                              | 20s*1 p20s*0 20s*1 p20s*0 19s*1 | fast
        """)
    void a_client_that_sends_is(String what, String stretches, String outcome) {
        for (long start : new long[] {0, -30 * SECOND, Long.MAX_VALUE - 10 * SECOND}) {
            var pace = new Pace(FLOOR, start);
            long now = start;
            for (var stretch : stretches.split(" ", -1)) {
                boolean paused = stretch.startsWith("p");
                var parts = stretch.substring(paused ? 1 : 0).split("s\\*", -1);
                if (paused) {
                    pace.pause(now);
                    pace.pause(now);
                } else {
                    pace.resume(now);
                }
                for (int i = 0; i < Integer.parseInt(parts[0]); i++) {
                    now += SECOND;
                    if (!paused) {
                        pace.received(Long.parseLong(parts[1]), now - 1);
                    }
                }
            }
            assertThat(pace.tooSlow(now)).isEqualTo("slow".equals(outcome));
        }
    }

    @Test
    void a_floor_of_zero_is_none() {
        assertThat(new Pace(Pace.Floor.NONE, 0).tooSlow(3600 * SECOND)).isFalse();
    }

    @Test
    void a_window_may_be_longer_than_the_grace() {
        var pace = new Pace(new Pace.Floor(64, MINUTE.multipliedBy(10), MINUTE), 0);
        pace.received(64 * 100, 0);
        assertThat(pace.tooSlow(100 * SECOND)).isFalse();
        assertThat(pace.tooSlow(101 * SECOND)).isTrue();
    }

    @Test
    void a_window_of_nothing_is_a_mistake() {
        assertThatThrownBy(() -> new Pace.Floor(64, Duration.ZERO, MINUTE)).hasMessageContaining("at least a second");
    }

    @Test
    void the_refusal_is_a_sentence() {
        assertThat(FLOOR.refusal())
                .isEqualTo(
                        new Reply(421, "4.4.2", "Content came at less than 64 octets a second for 1 minute, closing"));
    }
}
