// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.network.Networks;
import io.postern.edge.limit.Admission.TooManyFromAddress;
import io.postern.edge.limit.Admission.TooManyFromNetwork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What is kept wherever it is kept: three sessions an address, five a network, six messages a minute. */
interface ClusterLimitsContract {
    Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    LimitSettings SETTINGS = settings(3, 5, true);

    /** One of several edges with a common store. */
    ClusterLimits edge(String name);

    static LimitSettings settings(int perAddress, int perNetwork, boolean cluster) {
        return new LimitSettings(
                perAddress,
                perNetwork,
                Networks.of(List.of("127.0.0.0/8"), "test"),
                0,
                6,
                0,
                1000,
                new Tarpit(3, Duration.ofSeconds(10), 20, 50),
                Pace.Floor.NONE,
                new SessionTime(Duration.ZERO, Duration.ZERO),
                cluster,
                Duration.ofMillis(200));
    }

    @Test
    default void the_sessions_of_all_edges_count_together() {
        var client = stranger();
        assertThat(admit("a", 0, new Open(client, 1, 1))).isEqualTo(Admission.ADMITTED);
        assertThat(admit("b", 0, new Open(client, 1, 1))).isEqualTo(Admission.ADMITTED);
        assertThat(admit("c", 0, new Open(client, 1, 1))).isEqualTo(Admission.ADMITTED);
        assertThat(admit("a", 0, new Open(client, 2, 2))).isEqualTo(new TooManyFromAddress(3));
        assertThat(admit("d", 0, new Open(client, 1, 1))).isEqualTo(new TooManyFromAddress(3));
    }

    @Test
    default void those_of_a_network_too() {
        var client = stranger();
        assertThat(admit("a", 0, new Open(neighbour(client, 1), 2, 2))).isEqualTo(Admission.ADMITTED);
        assertThat(admit("b", 0, new Open(neighbour(client, 2), 3, 3))).isEqualTo(Admission.ADMITTED);
        assertThat(admit("c", 0, new Open(neighbour(client, 3), 1, 1))).isEqualTo(new TooManyFromNetwork(5));
        assertThat(admit("c", 0, new Open(stranger(), 1, 1))).isEqualTo(Admission.ADMITTED);
    }

    @Test
    default void who_is_refused_is_not_noted() {
        var client = stranger();
        admit("a", 0, new Open(client, 2, 2));
        assertThat(admit("b", 0, new Open(client, 2, 2))).isEqualTo(new TooManyFromAddress(3));
        assertThat(admit("c", 0, new Open(client, 1, 1))).isEqualTo(Admission.ADMITTED);
    }

    @Test
    default void saying_it_twice_is_as_good_as_once() {
        var client = stranger();
        for (int i = 0; i < 10; i++) {
            assertThat(admit("a", 0, new Open(client, 3, 3))).isEqualTo(Admission.ADMITTED);
        }
    }

    @Test
    default void who_leaves_makes_room_at_every_edge() {
        var client = stranger();
        admit("a", 0, new Open(client, 3, 3));
        note("a", 1, new Open(client, 2, 2));
        assertThat(admit("b", 1, new Open(client, 1, 1))).isEqualTo(Admission.ADMITTED);
        note("a", 2, new Open(client, 0, 0));
        assertThat(admit("b", 2, new Open(client, 3, 3))).isEqualTo(Admission.ADMITTED);
    }

    @Test
    default void what_is_noted_counts_even_if_it_is_too_many() {
        var client = stranger();
        note("a", 0, new Open(client, 9, 9));
        assertThat(admit("b", 0, new Open(client, 1, 1))).isEqualTo(new TooManyFromAddress(3));
    }

    @Test
    default void an_edge_that_died_is_forgotten_after_its_life() {
        var client = stranger();
        admit("dead", 0, new Open(client, 3, 3));
        assertThat(admit("b", 45, new Open(client, 1, 1))).isEqualTo(new TooManyFromAddress(3));
        assertThat(admit("b", 46, new Open(client, 3, 3))).isEqualTo(Admission.ADMITTED);
        assertThat(admit("c", 46, new Open(client, 1, 1))).isEqualTo(new TooManyFromAddress(3));
    }

    @Test
    default void one_that_says_it_again_is_not() {
        var client = stranger();
        admit("a", 0, new Open(client, 3, 3));
        note("a", 30, new Open(client, 3, 3));
        assertThat(admit("b", 75, new Open(client, 1, 1))).isEqualTo(new TooManyFromAddress(3));
    }

    @Test
    default void several_addresses_are_noted_at_once() {
        var one = stranger();
        var other = stranger();
        edge("a")
                .note(List.of(new Open(one, 3, 3), new Open(other, 3, 3)), NOON)
                .toCompletableFuture()
                .join();
        assertThat(admit("b", 0, new Open(one, 1, 1))).isEqualTo(new TooManyFromAddress(3));
        assertThat(admit("b", 0, new Open(other, 1, 1))).isEqualTo(new TooManyFromAddress(3));
    }

    @Test
    default void a_bucket_is_shared_by_all_edges() {
        var client = stranger();
        for (int i = 0; i < 6; i++) {
            assertThat(take("edge" + i, 0, client, 1)).isEqualTo(Allowance.ALLOWED);
        }
        assertThat(take("a", 0, client, 1)).isEqualTo(again(10));
        assertThat(take("b", 5, client, 1)).isEqualTo(again(5));
        assertThat(take("c", 10, client, 1)).isEqualTo(Allowance.ALLOWED);
        assertThat(take("a", 10, client, 1)).isEqualTo(again(10));
    }

    @Test
    default void several_are_taken_at_once_or_not_at_all() {
        var client = stranger();
        assertThat(take("a", 0, client, 4)).isEqualTo(Allowance.ALLOWED);
        assertThat(take("a", 0, client, 3)).isEqualTo(again(10));
        assertThat(take("a", 0, client, 2)).isEqualTo(Allowance.ALLOWED);
    }

    @Test
    default void more_than_a_bucket_holds_are_charged_as_a_bucket() {
        var client = stranger();
        assertThat(take("a", 0, client, 1_000_000)).isEqualTo(Allowance.ALLOWED);
        assertThat(take("a", 0, client, 1)).isEqualTo(again(10));
    }

    @Test
    default void a_clock_that_goes_back_does_not_lengthen_the_wait() {
        var client = stranger();
        take("a", 3600, client, 6);
        assertThat(take("a", 0, client, 1)).isEqualTo(again(10));
    }

    @Test
    default void machines_and_kinds_have_buckets_of_their_own() {
        var client = stranger();
        take("a", 0, client, 6);
        assertThat(take("a", 0, neighbour(client, 77), 6)).isEqualTo(Allowance.ALLOWED);
        var v6 = new Source(client.low() | 0x2001L << 48, 1);
        take("a", 0, v6, 6);
        assertThat(take("a", 0, new Source(v6.high(), 2), 1)).as("the same /64").isEqualTo(again(10));
        assertThat(edge("a")
                        .take(Metered.RECIPIENTS, client, 1000, NOON)
                        .toCompletableFuture()
                        .join())
                .as("without a limit")
                .isEqualTo(Allowance.ALLOWED);
    }

    private Admission admit(String edge, long second, Open open) {
        return edge(edge)
                .admit(open, NOON.plusSeconds(second))
                .toCompletableFuture()
                .join();
    }

    private void note(String edge, long second, Open open) {
        edge(edge)
                .note(List.of(open), NOON.plusSeconds(second))
                .toCompletableFuture()
                .join();
    }

    private Allowance take(String edge, long second, Source client, int count) {
        return edge(edge)
                .take(Metered.MESSAGES, client, count, NOON.plusSeconds(second))
                .toCompletableFuture()
                .join();
    }

    private static Allowance again(long seconds) {
        return new Allowance.Wait(Metered.MESSAGES, 6, Duration.ofSeconds(seconds));
    }

    /** An address in a network that no other test has. */
    static Source stranger() {
        var octets = new byte[4];
        ThreadLocalRandom.current().nextBytes(octets);
        return Source.of(octets);
    }

    private static Source neighbour(Source client, int last) {
        return new Source(client.high(), client.network().low() | (client.low() & 0xff ^ last));
    }
}
