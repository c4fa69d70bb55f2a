// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.network.IpAddress;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {
    private static final byte[] CLIENT = ip("192.0.2.1");
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /** Six a minute: one every ten seconds, and six at once after a minute of silence. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        the first ever                                     |                          | 0   | 1 | 0
        the sixth at once                                  | 0 0 0 0 0                | 0   | 1 | 0
        a seventh at once waits for the next drop          | 0 0 0 0 0 0              | 0   | 1 | 10
        a seventh after five seconds waits the rest        | 0 0 0 0 0 0              | 5   | 1 | 5
        a seventh after ten seconds                        | 0 0 0 0 0 0              | 10  | 1 | 0
        an eighth right after that                         | 0 0 0 0 0 0 10           | 10  | 1 | 10
        one every ten seconds goes on for ever             | 0 10 20 30 40 50 60 70   | 80  | 1 | 0
        six more after a minute of silence                 | 0 0 0 0 0 0 60 60 60 60 60 | 60 | 1 | 0
        but no more than six after an hour of silence      | 0 3600 3600 3600 3600 3600 3600 | 3600 | 1 | 10
        three at once while three are left                 | 0 0 0                    | 0   | 3 | 0
        four at once while three are left                  | 0 0 0                    | 0   | 4 | 10
        a hundred at once are charged as a full bucket     |                          | 0   | 2147483647 | 0
        a hundred at once into a bucket that is not full   | 0                        | 0   | 100 | 10
        """)
    void after_these_the_next_waits(String who, String before, long at, int count, long seconds) {
        for (long start : new long[] {0, Long.MAX_VALUE - 30 * SECOND, -5 * SECOND}) {
            var rate = new Rate(Metered.RECIPIENTS, 6, 10);
            if (before != null) {
                for (var time : before.split(" ", -1)) {
                    assertThat(rate.take(CLIENT, 1, start + Long.parseLong(time) * SECOND))
                            .isEqualTo(Allowance.ALLOWED);
                }
            }
            assertThat(rate.take(CLIENT, count, start + at * SECOND))
                    .isEqualTo(
                            seconds == 0
                                    ? Allowance.ALLOWED
                                    : new Allowance.Wait(Metered.RECIPIENTS, 6, Duration.ofSeconds(seconds)));
        }
    }

    @Test
    void who_has_to_wait_is_not_charged_for_asking() {
        var rate = new Rate(Metered.MESSAGES, 1, 10);
        rate.take(CLIENT, 1, 0);
        for (int i = 1; i < 60; i++) {
            assertThat(rate.take(CLIENT, 1, i * SECOND))
                    .isEqualTo(new Allowance.Wait(Metered.MESSAGES, 1, Duration.ofSeconds(60 - i)));
        }
        assertThat(rate.take(CLIENT, 1, 60 * SECOND)).isEqualTo(Allowance.ALLOWED);
    }

    @Test
    void each_address_of_ipv4_and_each_64_of_ipv6_has_a_bucket() {
        var rate = new Rate(Metered.MESSAGES, 1, 10);
        rate.take(ip("192.0.2.1"), 1, 0);
        rate.take(ip("2001:db8::1"), 1, 0);
        assertThat(rate.take(ip("::ffff:192.0.2.1"), 1, 0)).isInstanceOf(Allowance.Wait.class);
        assertThat(rate.take(ip("192.0.2.2"), 1, 0)).isEqualTo(Allowance.ALLOWED);
        assertThat(rate.take(ip("2001:db8::2"), 1, 0)).isInstanceOf(Allowance.Wait.class);
        assertThat(rate.take(ip("2001:db8:0:1::1"), 1, 0)).isEqualTo(Allowance.ALLOWED);
    }

    @Test
    void without_a_limit_nobody_waits_and_nobody_is_remembered() {
        var rate = new Rate(Metered.CONNECTIONS, 0, 10);
        for (int i = 0; i < 1000; i++) {
            assertThat(rate.take(CLIENT, 1, 0)).isEqualTo(Allowance.ALLOWED);
        }
        assertThat(rate.machines()).isZero();
    }

    @Test
    void whose_bucket_is_full_again_is_forgotten() {
        var rate = new Rate(Metered.CONNECTIONS, 6, 1000);
        for (int i = 0; i < 100; i++) {
            rate.take(new byte[] {10, 0, 0, (byte) i}, 1, i);
        }
        assertThat(rate.machines()).isEqualTo(100);
        rate.take(CLIENT, 1, 11 * SECOND);
        assertThat(rate.machines()).isEqualTo(1);
    }

    @Test
    void a_full_table_forgets_who_was_silent_for_longest() {
        var rate = new Rate(Metered.CONNECTIONS, 1, 2);
        rate.take(ip("192.0.2.1"), 1, 0);
        rate.take(ip("192.0.2.2"), 1, 1);
        rate.take(ip("192.0.2.1"), 1, 2);
        rate.take(ip("192.0.2.3"), 1, 3);
        assertThat(rate.machines()).isEqualTo(2);
        assertThat(rate.take(ip("192.0.2.1"), 1, 4))
                .as("it asked again, in vain")
                .isInstanceOf(Allowance.Wait.class);
        assertThat(rate.take(ip("192.0.2.2"), 1, 5)).isEqualTo(Allowance.ALLOWED);
    }

    @Test
    void a_refusal_is_a_sentence() {
        assertThat(new Allowance.Wait(Metered.CONNECTIONS, 600, Duration.ofMillis(1))
                        .refusal()
                        .line())
                .isEqualTo("421 4.7.0 Too many new connections from your address (600 a minute are taken);"
                        + " try again in 1 second");
        assertThat(new Allowance.Wait(Metered.MESSAGES, 30, Duration.ofMillis(1001))
                        .refusal()
                        .line())
                .isEqualTo("451 4.7.0 Too many messages from your address (30 a minute are taken);"
                        + " try again in 2 seconds");
        assertThat(new Allowance.Wait(Metered.RECIPIENTS, 30, Duration.ofSeconds(2))
                        .refusal()
                        .line())
                .isEqualTo("451 4.7.0 Too many recipients from your address (30 a minute are taken);"
                        + " try again in 2 seconds");
        assertThat(new Admission.TooFast(new Allowance.Wait(Metered.CONNECTIONS, 6, Duration.ofSeconds(9)))
                        .refusal()
                        .line())
                .isEqualTo("421 4.7.0 Too many new connections from your address (6 a minute are taken);"
                        + " try again in 9 seconds");
        assertThat(Allowance.ALLOWED.refusal()).isNull();
    }

    private static byte[] ip(String text) {
        return Objects.requireNonNull(IpAddress.parse(text), text);
    }
}
