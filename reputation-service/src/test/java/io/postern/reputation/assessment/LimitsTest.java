// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.ListenerKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Client CLIENT = new Client("192.0.2.7", 25000, "mx", ListenerKind.MX, false);
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofMillis(500), 40, 100);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a fresh connection has two seconds        | connection | 4000  | 2000
            a fresh message has ten                   | message    | 12000 | 10000
            the second asking has what is left        | connection | 2000  | 1500
            near the deadline the cache must do       | connection | 400   | 0
            """)
    void gives_time(String what, String kind, long untilDeadline, long expected) {
        var deadline = NOON.plusMillis(untilDeadline);
        Inquiry inquiry = kind.equals("connection")
                ? new Inquiry.Connection("1", "s", deadline, CLIENT)
                : new Inquiry.Message(
                        "1", "s", deadline, CLIENT, "helo", null, "", List.of(), "m", 0, null, null, null);
        assertThat(LIMITS.time(inquiry, NOON).toMillis()).isEqualTo(expected);
    }
}
