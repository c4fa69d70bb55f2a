// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.greylist;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.policy.checks.WhenAway;
import io.postern.policy.greylist.Standing.Early;
import io.postern.policy.greylist.Standing.Known;
import io.postern.policy.greylist.Standing.Stranger;
import io.postern.policy.greylist.Standing.Waited;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every greylist keeps, whatever it is kept in. Four minutes, six hours, thirty-six days. */
interface GreylistContract {
    Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    GreylistSettings SETTINGS = new GreylistSettings(true, ofMinutes(4), ofMinutes(360), ofDays(36), WhenAway.PASS);

    Greylist greylist();

    @Test
    default void a_stranger_waits_the_whole_block_period() {
        assertThat(at(ZERO, stranger())).isEqualTo(new Stranger(ofMinutes(4)));
    }

    @Test
    default void coming_back_early_waits_the_rest() {
        var triplet = stranger();
        at(ZERO, triplet);
        assertThat(at(ofMinutes(1), triplet)).isEqualTo(new Early(ofMinutes(3)));
        assertThat(at(ofMinutes(4).minusMillis(1), triplet)).isEqualTo(new Early(ofMillis(1)));
    }

    @Test
    default void coming_back_early_does_not_start_the_wait_again() {
        var triplet = stranger();
        at(ZERO, triplet);
        at(ofMinutes(3), triplet);
        assertThat(at(ofMinutes(4), triplet)).isEqualTo(new Waited(ofMinutes(4)));
    }

    @Test
    default void asking_twice_is_as_good_as_asking_once() {
        var triplet = stranger();
        at(ZERO, triplet);
        assertThat(at(ZERO, triplet)).isEqualTo(new Early(ofMinutes(4)));
        at(ofMinutes(5), triplet);
        assertThat(at(ofMinutes(5), triplet)).isEqualTo(new Known());
    }

    @Test
    default void the_last_moment_of_the_pass_period_is_in_time() {
        var triplet = stranger();
        at(ZERO, triplet);
        assertThat(at(ofMinutes(360), triplet)).isEqualTo(new Waited(ofMinutes(360)));
    }

    @Test
    default void coming_back_after_the_pass_period_starts_anew() {
        var triplet = stranger();
        at(ZERO, triplet);
        assertThat(at(ofMinutes(360).plusMillis(1), triplet)).isEqualTo(new Stranger(ofMinutes(4)));
        assertThat(at(ofMinutes(362), triplet)).isInstanceOf(Early.class);
    }

    @Test
    default void the_pass_period_counts_from_the_first_attempt() {
        var triplet = stranger();
        at(ZERO, triplet);
        at(ofMinutes(3), triplet);
        assertThat(at(ofMinutes(361), triplet)).isInstanceOf(Stranger.class);
    }

    @Test
    default void who_has_waited_is_known_and_each_message_renews_that() {
        var triplet = known();
        assertThat(at(ofDays(30), triplet)).isEqualTo(new Known());
        assertThat(at(ofDays(60), triplet)).isEqualTo(new Known());
        assertThat(at(ofDays(90), triplet)).isEqualTo(new Known());
    }

    @Test
    default void who_sends_nothing_for_the_expiration_is_a_stranger_again() {
        var triplet = known();
        assertThat(at(ofDays(37), triplet)).isInstanceOf(Stranger.class);
    }

    @Test
    default void another_recipient_another_sender_or_another_network_is_another_triplet() {
        var triplet = known();
        var source = triplet.source();
        assertThat(at(ofMinutes(9), source.to("other@local.test"))).isInstanceOf(Stranger.class);
        assertThat(at(ofMinutes(9), triplet(List.of(), source.network(), "x@x.test")))
                .isInstanceOf(Stranger.class);
        assertThat(at(ofMinutes(9), triplet(List.of(), "198.51.100.0/24", source.sender())))
                .isInstanceOf(Stranger.class);
    }

    @Test
    default void another_server_of_the_organisation_is_let_in() {
        var sender = UUID.randomUUID() + "@x.test";
        at(ZERO, triplet("x.test", "192.0.2.0/24", sender));
        var other = triplet("x.test", "198.51.100.0/24", sender);
        assertThat(at(ofMinutes(1), other)).isEqualTo(new Early(ofMinutes(3)));
        assertThat(at(ofMinutes(4), other)).isInstanceOf(Waited.class);
    }

    @Test
    default void a_dns_hiccup_costs_no_second_wait() {
        var sender = UUID.randomUUID() + "@x.test";
        at(ZERO, triplet("x.test", "192.0.2.0/24", sender));
        assertThat(at(ofMinutes(4), triplet(List.of(), "192.0.2.0/24", sender))).isInstanceOf(Waited.class);
        assertThat(at(ofMinutes(5), triplet("x.test", "192.0.2.0/24", sender))).isInstanceOf(Known.class);
        assertThat(at(ofMinutes(6), triplet("x.test", "203.0.113.0/24", sender)))
                .isInstanceOf(Known.class);
    }

    @Test
    default void what_waited_without_an_organisation_passes_with_one() {
        var sender = UUID.randomUUID() + "@x.test";
        at(ZERO, triplet(List.of(), "192.0.2.0/24", sender));
        assertThat(at(ofMinutes(2), triplet("x.test", "192.0.2.0/24", sender))).isEqualTo(new Early(ofMinutes(2)));
        assertThat(at(ofMinutes(4), triplet("x.test", "203.0.113.0/24", sender)))
                .isInstanceOf(Waited.class);
    }

    @Test
    default void what_waited_by_its_host_passes_by_spf() {
        var sender = UUID.randomUUID() + "@x.test";
        at(ZERO, triplet("host.test", "192.0.2.0/24", sender));
        assertThat(at(ofMinutes(2), triplet(List.of("x.test", "host.test"), "198.51.100.0/24", sender)))
                .isEqualTo(new Early(ofMinutes(2)));
        assertThat(at(ofMinutes(4), triplet("x.test", "203.0.113.0/24", sender)))
                .isInstanceOf(Waited.class);
    }

    @Test
    default void who_is_known_by_spf_stays_so_when_only_the_host_vouches() {
        var sender = UUID.randomUUID() + "@x.test";
        at(ZERO, triplet("x.test", "192.0.2.0/24", sender));
        at(ofMinutes(4), triplet(List.of("x.test", "host.test"), "198.51.100.0/24", sender));
        assertThat(at(ofMinutes(5), triplet("host.test", "203.0.113.0/24", sender)))
                .isInstanceOf(Known.class);
    }

    @Test
    default void of_two_beginnings_the_earlier_one_counts() {
        var sender = UUID.randomUUID() + "@x.test";
        at(ZERO, triplet(List.of(), "192.0.2.0/24", sender));
        at(ofMinutes(2), triplet("x.test", "198.51.100.0/24", sender));
        assertThat(at(ofMinutes(4), triplet("x.test", "192.0.2.0/24", sender))).isInstanceOf(Waited.class);
    }

    @Test
    default void a_clock_that_goes_back_does_not_lengthen_the_wait() {
        var triplet = stranger();
        at(ofMinutes(10), triplet);
        assertThat(at(ZERO, triplet)).isEqualTo(new Early(ofMinutes(4)));
    }

    @Test
    default void several_are_answered_in_their_order() {
        var known = known();
        var stranger = stranger();
        assertThat(attempt(ofMinutes(9), List.of(stranger, known, stranger)))
                .containsExactly(new Stranger(ofMinutes(4)), new Known(), new Early(ofMinutes(4)));
    }

    private Triplet known() {
        var triplet = stranger();
        at(ZERO, triplet);
        at(ofMinutes(4), triplet);
        return triplet;
    }

    private Standing at(Duration afterNoon, Triplet triplet) {
        return attempt(afterNoon, List.of(triplet)).getFirst();
    }

    private List<Standing> attempt(Duration afterNoon, List<Triplet> triplets) {
        return greylist()
                .attempt(triplets, NOON.plus(afterNoon))
                .toCompletableFuture()
                .join();
    }

    static Triplet stranger() {
        return triplet(List.of(), "192.0.2.0/24", UUID.randomUUID() + "@x.test");
    }

    static Triplet triplet(@Nullable String organisation, String network, String sender) {
        var organisations = organisation == null ? List.<String>of() : List.of(organisation);
        return triplet(organisations, network, sender);
    }

    static Triplet triplet(List<String> organisations, String network, String sender) {
        return new Triplet.Source(organisations, network, sender).to("bob@local.test");
    }
}
