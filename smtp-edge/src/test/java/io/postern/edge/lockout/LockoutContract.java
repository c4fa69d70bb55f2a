// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.lockout;

import static io.postern.edge.lockout.Attempt.BEGINS;
import static io.postern.edge.lockout.Attempt.FAILED;
import static io.postern.edge.lockout.Attempt.SUCCEEDED;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every lockout keeps, whatever it is kept in. A second to a quarter of an hour, ten accounts, thirty days. */
interface LockoutContract {
    Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    LockoutSettings SETTINGS = new LockoutSettings(ofSeconds(1), ofMinutes(15), ofHours(6), 10, ofDays(30));

    Lockout lockout();

    @Test
    default void who_has_not_failed_waits_for_nothing() {
        assertThat(at(ZERO, BEGINS, name(), network())).isZero();
        assertThat(at(ZERO, SUCCEEDED, name(), network())).isZero();
    }

    @Test
    default void the_wait_doubles_with_each_failure() {
        var anna = name();
        var here = network();
        var time = ZERO;
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900}) {
            assertThat(at(time, FAILED, anna, here)).isZero();
            assertThat(at(time, BEGINS, anna, here)).isEqualTo(ofSeconds(seconds));
            time = time.plusSeconds(seconds);
            assertThat(at(time.minusMillis(1), BEGINS, anna, here)).isEqualTo(ofMillis(1));
            assertThat(at(time, BEGINS, anna, here)).isZero();
        }
    }

    @Test
    default void to_try_while_held_lengthens_nothing() {
        var anna = name();
        var here = network();
        at(ZERO, FAILED, anna, here);
        for (int i = 0; i < 10; i++) {
            at(ofMillis(500), BEGINS, anna, here);
        }
        assertThat(at(ofSeconds(1), BEGINS, anna, here)).isZero();
    }

    @Test
    default void of_many_at_once_all_after_the_first_failure_are_held_right_or_wrong() {
        var anna = name();
        var here = network();
        assertThat(at(ZERO, FAILED, anna, here)).isZero();
        assertThat(at(ofMillis(10), FAILED, anna, here)).isEqualTo(ofMillis(990));
        assertThat(at(ofMillis(20), SUCCEEDED, anna, here)).isEqualTo(ofMillis(1990));
        assertThat(at(ofMillis(20), BEGINS, anna, here)).isEqualTo(ofMillis(1990));
    }

    @Test
    default void a_success_forgives_the_account() {
        var anna = name();
        var here = network();
        for (int i = 0; i < 4; i++) {
            at(ZERO, FAILED, anna, here);
        }
        assertThat(at(ofSeconds(8), SUCCEEDED, anna, here)).isZero();
        at(ofSeconds(9), FAILED, anna, here);
        assertThat(at(ofSeconds(9), BEGINS, anna, here)).isEqualTo(ofSeconds(1));
    }

    @Test
    default void after_hours_it_is_forgotten() {
        var anna = name();
        var here = network();
        for (int i = 0; i < 20; i++) {
            at(ZERO, FAILED, anna, here);
        }
        at(ofHours(6).plusMillis(1), FAILED, anna, here);
        assertThat(at(ofHours(6).plusMillis(1), BEGINS, anna, here)).isEqualTo(ofSeconds(1));
    }

    @Test
    default void guesses_from_many_networks_add_up() {
        var anna = name();
        for (int i = 0; i < 4; i++) {
            at(ZERO, FAILED, anna, network());
        }
        assertThat(at(ZERO, BEGINS, anna, network())).isEqualTo(ofSeconds(8));
        assertThat(at(ZERO, BEGINS, name(), network())).isZero();
    }

    @Test
    default void guesses_from_elsewhere_keep_nobody_out_where_he_has_been() {
        var anna = name();
        var home = network();
        at(ZERO, SUCCEEDED, anna, home);
        for (int i = 0; i < 20; i++) {
            at(ZERO, FAILED, anna, network());
        }
        assertThat(at(ZERO, BEGINS, anna, home)).isZero();
        assertThat(at(ZERO, SUCCEEDED, anna, home)).isZero();
        assertThat(at(ZERO, BEGINS, anna, network())).isEqualTo(ofMinutes(15));
    }

    @Test
    default void at_home_the_account_waits_for_its_own_failures_and_nobody_else_does() {
        var anna = name();
        var home = network();
        at(ZERO, SUCCEEDED, anna, home);
        at(ZERO, FAILED, anna, home);
        at(ZERO, FAILED, anna, home);
        assertThat(at(ZERO, BEGINS, anna, home)).isEqualTo(ofSeconds(2));
        assertThat(at(ZERO, BEGINS, anna, network())).isZero();
        assertThat(at(ofSeconds(2), SUCCEEDED, anna, home)).isZero();
        at(ofSeconds(3), FAILED, anna, home);
        assertThat(at(ofSeconds(3), BEGINS, anna, home)).isEqualTo(ofSeconds(1));
    }

    @Test
    default void a_home_is_forgotten_in_time_and_each_success_renews_it() {
        var anna = name();
        var home = network();
        at(ZERO, SUCCEEDED, anna, home);
        at(ofDays(20), SUCCEEDED, anna, home);
        at(ofDays(50), FAILED, anna, network());
        assertThat(at(ofDays(50), BEGINS, anna, home)).isZero();
        assertThat(at(ofDays(50).plusMillis(1), BEGINS, anna, home)).isEqualTo(ofMillis(999));
    }

    @Test
    default void many_accounts_of_a_network_hold_it_but_for_those_at_home() {
        var here = network();
        var anna = name();
        at(ZERO, SUCCEEDED, anna, here);
        for (int i = 0; i < 10; i++) {
            at(ZERO, FAILED, name(), here);
        }
        assertThat(at(ZERO, BEGINS, name(), here)).isZero();
        at(ZERO, FAILED, name(), here);
        assertThat(at(ZERO, BEGINS, name(), here)).isEqualTo(ofSeconds(1));
        at(ZERO, FAILED, name(), here);
        assertThat(at(ZERO, BEGINS, name(), here)).isEqualTo(ofSeconds(2));
        assertThat(at(ZERO, BEGINS, anna, here)).isZero();
        assertThat(at(ZERO, BEGINS, name(), network())).isZero();
    }

    @Test
    default void a_telephone_with_an_old_password_never_holds_its_network() {
        var here = network();
        var phone = name();
        for (int minute = 0; minute < 600; minute += 16) {
            at(ofMinutes(minute), FAILED, phone, here);
        }
        assertThat(at(ofMinutes(600), BEGINS, phone, here)).isPositive();
        assertThat(at(ofMinutes(600), BEGINS, name(), here)).isZero();
    }

    @Test
    default void a_success_does_not_free_the_network_for_a_guesser_with_an_account_of_his_own() {
        var here = network();
        for (int i = 0; i < 13; i++) {
            at(ZERO, FAILED, name(), here);
        }
        assertThat(at(ofSeconds(4), SUCCEEDED, name(), here)).isZero();
        at(ofSeconds(4), FAILED, name(), here);
        assertThat(at(ofSeconds(4), BEGINS, name(), here)).isEqualTo(ofSeconds(8));
    }

    @Test
    default void a_clock_that_goes_back_does_not_lengthen_the_wait() {
        var anna = name();
        var here = network();
        at(ofHours(1), FAILED, anna, here);
        assertThat(at(ZERO, BEGINS, anna, here)).isEqualTo(ofSeconds(1));
    }

    @Test
    default void strange_names_are_accounts_like_others() {
        for (var strange :
                new String[] {"", "x".repeat(5000), "{a}|b", "a b\r\nFLUSHALL", "\u0000ü", "a|192.0.2.0/24"}) {
            var here = network();
            at(ZERO, FAILED, strange, here);
            assertThat(at(ZERO, BEGINS, strange, here)).isEqualTo(ofSeconds(1));
            assertThat(at(ofSeconds(1), SUCCEEDED, strange, here)).isZero();
        }
    }

    private Duration at(Duration afterNoon, Attempt attempt, String account, String network) {
        return lockout()
                .note(attempt, account, network, NOON.plus(afterNoon))
                .toCompletableFuture()
                .join();
    }

    static String name() {
        return UUID.randomUUID() + "@local.test";
    }

    static String network() {
        return UUID.randomUUID() + "/64";
    }
}
