// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.greylist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.contracts.event.Decision;
import io.postern.policy.checks.WhenAway;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GreylistingTest {

    @ParameterizedTest(name = "{0} left: {1} seconds")
    @CsvSource({"PT4M, 240", "PT3M59.999S, 240", "PT3M59S, 239", "PT1.001S, 2", "PT1S, 1", "PT0.001S, 1"})
    void the_reply_counts_down(Duration left, int seconds) {
        var expected = "451 4.7.1 Greylisted, please try again in " + seconds + " seconds";
        assertThat(show(new Standing.Stranger(left), WhenAway.PASS)).isEqualTo("greylisted " + expected);
        assertThat(show(new Standing.Early(left), WhenAway.DEFER)).isEqualTo("greylisted " + expected);
    }

    @Test
    void who_waited_or_is_known_passes() {
        assertThat(show(new Standing.Waited(Duration.ofMinutes(5)), WhenAway.DEFER))
                .isEqualTo("greylist-waited");
        assertThat(show(new Standing.Known(), WhenAway.DEFER)).isEqualTo("greylist-known");
    }

    @Test
    void while_redis_is_away_mail_passes_or_waits_and_is_never_refused() {
        assertThat(show(new Standing.Away(), WhenAway.PASS)).isEqualTo("greylist-away");
        assertThat(show(new Standing.Away(), WhenAway.DEFER)).startsWith("greylist-away 451 4.3.0 ");
    }

    @ParameterizedTest(name = "block {0}, pass {1}, expiration {2}")
    @CsvSource({"PT0S, PT6H, P36D, block-period", "PT4M, PT4M, P36D, pass-period", "PT4M, PT6H, PT5H, record-expiration"
    })
    void figures_that_contradict_each_other_are_named(Duration block, Duration pass, Duration keep, String named) {
        assertThatThrownBy(() -> new GreylistSettings(true, block, pass, keep, WhenAway.PASS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("postern.greylist." + named);
    }

    private static String show(Standing standing, WhenAway away) {
        return switch (Greylisting.decide(standing, away)) {
            case Decision.Accept(var rule, var _) -> rule;
            case Decision.Defer(var rule, var reply) -> rule + " " + reply.line();
            case Decision.Reject(var rule, var reply) -> rule + " " + reply.line();
        };
    }
}
