// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.hint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HintsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            Greylisted, please try again in 240 seconds                              | 240
            Greylisted, try again in 1 second                                        | 1
            <a@b.test>: Recipient address rejected: Greylisted for 5 minutes         | 300
            Greylisting in action, please come back in 00:04:59                      | 299
            Greylisting in action, please come back in 04:59                         | 299
            Greylisting in action, please come back in 00:05:00 (see http://x.test/7) | 300
            temporarily deferred, retry=300                                          | 300
            Try again later. Retry-After: 120                                        | 120
            please retry in 5m                                                       | 300
            Please retry after 5 minutes                                             | 300
            wait 1h30m before the next attempt                                       | 5400
            delayed for 287 seconds                                                  | 287
            Message has been delayed for 287 seconds, please retry                   | 287
            try again in 1 hour                                                      | 3600
            Try again in an hour                                                     | 3600
            try again in 2 hours and 5 minutes                                       | 7500
            try again in 1 hour, 30 minutes                                          | 5400
            Too early, 123 seconds left, try again                                   | 123
            Greylisted for 5 minutes, 42 seconds remaining                           | 42
            You are greylisted, 180 more seconds                                     | 180
            please wait for another 60 seconds                                       | 60
            please wait at least 10 minutes                                          | 600
            Please try again in 15 min                                               | 900
            Please try again in 600s                                                 | 600
            Too many connections, try again in ten minutes                           | 600
            Greylisted (240 seconds)                                                 | 240
            Greylisted, 4 minutes to go                                              | 240
            Bitte versuchen Sie es in 5 Minuten erneut                               | 300
            Veuillez réessayer dans 10 minutes                                       | 600
            come back later, in about 3 minutes                                      | 180
            try again in 300                                                         | 300
            please try again 20 minutes later                                        | 1200
            450 is not the time; come back in 90 seconds                             | 90
            Service unavailable, retry: 45s                                          | 45
            Blocked for 2 hours, try again later                                     | 7200
            Max 20 messages per 60 seconds, try again in 5 minutes                   | 300
            100 messages per hour, please try again later                            |
            limit of 10 connections in the last 60 seconds exceeded, try again later |
            You have sent 30 mails in the past 5 minutes, retry later                |
            timeout of 300 seconds, try again                                        |
            rate limited: 20/60s, try again later                                    |
            Try again later                                                          |
            Greylisted, see http://postgrey.schweikert.ch/help/b.test.html           |
            Please try again later (E1.2.34.5 300)                                   |
            Mailbox full for 30 days                                                 |
            Message size exceeds limit of 10 m                                       |
            Client host 192.0.2.5 rejected, come back later                          |
            Call +49 5 1234 5 for help, try again                                    |
            Error 4.7.650, try again later, RFC 5321                                 |
            deferred 5 minutes ago, try again                                        |
            Try again later 2026-11-25 10:04:59                                      |
            try again in 0 seconds                                                   |
            try again in -5 seconds                                                  |
            your mail of 10 minutes is welcome                                       |
            try again in a few minutes                                               |
            """)
    void reads(String reply, @Nullable Long seconds) {
        assertThat(Hints.in(reply)).isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            ten years are more than we wait           | try again in 10 years                       | PT6H
            as are more digits than a number has      | try again in 99999999999999999999999 seconds | PT6H
            a second is less than we dare             | try again in 1 second                       | PT30S
            between the limits it is as it says       | try again in 240 seconds                    | PT4M
            """)
    void is_kept_within_limits(String what, String reply, Duration expected) {
        var hint = Hints.in(reply);
        assertThat(hint).isNotNull();
        assertThat(Hints.clamp(hint, Duration.ofSeconds(30), Duration.ofHours(6)))
                .isEqualTo(expected);
    }

    @Test
    void no_text_does_more_than_say_something_or_nothing() {
        var random = new Random(3);
        var pieces = new String[] {
            "try",
            "again",
            "in",
            "5",
            "99999999999999",
            ":",
            "minutes",
            "and",
            "(",
            ")",
            "=",
            "retry",
            "-",
            ".",
            "s",
            "left",
            "\u0000",
            "é",
            "for",
            "00:00",
            "/",
            " "
        };
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder();
            for (int n = random.nextInt(30); n >= 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]).append(random.nextBoolean() ? " " : "");
            }
            var hint = Hints.in(text.toString());
            assertThat(hint == null || hint.isPositive()).as(text.toString()).isTrue();
        }
        assertThat(Hints.in("try again in " + "9".repeat(1_000_000) + " seconds"))
                .isNull();
    }
}
