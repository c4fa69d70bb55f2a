// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.DeliveryOutcome.Status;
import io.postern.contracts.event.ReplyClass;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationTest {
    private static final Instant AT = Instant.ofEpochSecond(1_800_000_000);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            taken after five minutes                      | DELIVERED | -               | PT5M      | +300@1800000000
            a part of a second more makes it longer       | DELIVERED | -               | PT5M0.2S  | +301@1800000000
            refused again after one minute                | DEFERRED  | GREYLISTED      | PT1M      | -60@1800000000
            a part of a second more does not              | DEFERRED  | GREYLISTED      | PT1M0.9S  | -60@1800000000
            the first refusal says nothing                | DEFERRED  | GREYLISTED      | PT0S      | -
            nor does one for another reason               | DEFERRED  | THROTTLED       | PT5M      | -
            nor a block                                   | DEFERRED  | BLOCKED         | PT5M      | -
            nor an end                                    | FAILED    | GREYLISTED      | PT5M      | -
            nor what an operator has taken out            | REMOVED   | -               | PT5M      | -
            nor a message that was not greylisted         | DELIVERED | -               | -         | -
            nor one that took longer than six hours       | DELIVERED | -               | PT6H0.1S  | -
            nor a clock that jumped back                  | DELIVERED | -               | PT-1H     | -
            """)
    void says(String what, Status status, String about, String after, String entry) {
        var since = after.equals("-") ? null : AT.minus(Duration.parse(after));
        var replyClass = about.equals("-") ? null : ReplyClass.valueOf(about);
        var observation = Observation.of(Seen.outcome("x.test", AT, status, replyClass, since));
        assertThat(entry(observation)).isEqualTo(entry);
    }

    private static String entry(@Nullable Observation observation) {
        return observation == null ? "-" : observation.entry();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.test", "mail.x.test:25", "192.0.2.1:2525", "2001:db8::25:25", "_a-b.x.test", "X.TEST"})
    void sites_have_names_like(String destination) {
        assertThat(Observation.of(Seen.taken(destination, AT, Duration.ofMinutes(5))))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x}{y", "x y", "x\r\ny", "exämple.test", "x*", "\u0000"})
    void nothing_is_learned_of_an_odd_name(String destination) {
        assertThat(Observation.of(Seen.taken(destination, AT, Duration.ofMinutes(5))))
                .isNull();
        assertThat(Observation.nameable("a".repeat(261))).isFalse();
    }
}
