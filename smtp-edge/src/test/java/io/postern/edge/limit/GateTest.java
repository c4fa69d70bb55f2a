// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.network.IpAddress;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Three sessions an address, five a network, six messages a minute: here, or over two edges. */
class GateTest {
    private static final byte[] CLIENT = ip("192.0.2.1");

    private final Gate alone = Gate.of(ClusterLimitsContract.settings(3, 5, false), null, "alone");
    private final InMemoryCluster cluster = new InMemoryCluster(ClusterLimitsContract.SETTINGS);
    private final Gate one = new Gate(ClusterLimitsContract.SETTINGS, cluster.edge("one"));
    private final Gate other = new Gate(ClusterLimitsContract.SETTINGS, cluster.edge("other"));

    @Test
    void an_edge_alone_limits_what_it_sees() {
        for (int i = 0; i < 3; i++) {
            assertThat(admit(alone)).isEqualTo(Admission.ADMITTED);
        }
        assertThat(admit(alone)).isEqualTo(new Admission.TooManyFromAddress(3));
        alone.release(CLIENT);
        assertThat(admit(alone)).isEqualTo(Admission.ADMITTED);
        assertThat(alone.addresses()).isEqualTo(1);
    }

    @Test
    void edges_together_limit_what_they_see_together() {
        assertThat(admit(one)).isEqualTo(Admission.ADMITTED);
        assertThat(admit(one)).isEqualTo(Admission.ADMITTED);
        assertThat(admit(other)).isEqualTo(Admission.ADMITTED);
        assertThat(admit(other)).isEqualTo(new Admission.TooManyFromAddress(3));
        assertThat(admit(one)).isEqualTo(new Admission.TooManyFromAddress(3));
        one.release(CLIENT);
        assertThat(admit(other)).isEqualTo(Admission.ADMITTED);
    }

    @Test
    void who_is_refused_by_all_edges_is_not_counted_by_his_own() {
        for (int i = 0; i < 3; i++) {
            admit(one);
        }
        for (int i = 0; i < 10; i++) {
            assertThat(admit(other)).isEqualTo(new Admission.TooManyFromAddress(3));
        }
        assertThat(other.addresses()).isZero();
    }

    @Test
    void a_store_that_was_emptied_learns_again_what_is_open() {
        for (int i = 0; i < 3; i++) {
            admit(one);
        }
        cluster.empty();
        one.refresh();
        assertThat(admit(other)).isEqualTo(new Admission.TooManyFromAddress(3));
    }

    @Test
    void messages_are_metered_here_and_together() {
        for (int i = 0; i < 3; i++) {
            assertThat(take(one)).isEqualTo(Allowance.ALLOWED);
            assertThat(take(other)).isEqualTo(Allowance.ALLOWED);
        }
        assertThat(take(one)).isInstanceOf(Allowance.Wait.class);
        for (int i = 0; i < 6; i++) {
            assertThat(take(alone)).isEqualTo(Allowance.ALLOWED);
        }
        assertThat(take(alone)).isInstanceOf(Allowance.Wait.class);
    }

    @Test
    void exempt_networks_are_neither_limited_nor_counted() {
        var trusted = ip("127.0.0.9");
        for (int i = 0; i < 100; i++) {
            assertThat(alone.admit(trusted, 0).toCompletableFuture().join()).isEqualTo(Admission.ADMITTED);
            assertThat(alone.take(Metered.MESSAGES, trusted, 100, 0)
                            .toCompletableFuture()
                            .join())
                    .isEqualTo(Allowance.ALLOWED);
        }
        alone.release(trusted);
        assertThat(alone.addresses()).isZero();
    }

    @Test
    void what_an_edge_knows_alone_is_answered_at_once() {
        assertThat(alone.admit(CLIENT, 0).toCompletableFuture()).isCompleted();
        assertThat(alone.take(Metered.MESSAGES, CLIENT, 1, 0).toCompletableFuture())
                .isCompleted();
    }

    @Test
    void a_listener_with_figures_of_its_own_counts_apart_and_the_rest_together() {
        var own = new ListenerLimits(ClusterLimitsContract.settings(1, 5, false), true, Set.of(), 1, 1);
        var narrow = alone.beside("narrow", own, null, "alone");
        assertThat(admit(narrow)).isEqualTo(Admission.ADMITTED);
        assertThat(admit(narrow)).isEqualTo(new Admission.TooManyFromAddress(1));
        for (int i = 0; i < 3; i++) {
            assertThat(admit(alone)).isEqualTo(Admission.ADMITTED);
        }
        assertThat(admit(alone)).isEqualTo(new Admission.TooManyFromAddress(3));
        narrow.release(CLIENT);
        assertThat(admit(narrow)).isEqualTo(Admission.ADMITTED);
        for (int i = 0; i < 3; i++) {
            assertThat(take(narrow)).isEqualTo(Allowance.ALLOWED);
            assertThat(take(alone)).isEqualTo(Allowance.ALLOWED);
        }
        assertThat(take(narrow)).as("messages are counted together").isInstanceOf(Allowance.Wait.class);
    }

    @Test
    void a_rate_of_its_own_leaves_sessions_together() {
        var own =
                new ListenerLimits(ClusterLimitsContract.settings(3, 5, false), false, Set.of(Metered.MESSAGES), 1, 1);
        var other = alone.beside("other", own, null, "alone");
        for (int i = 0; i < 6; i++) {
            assertThat(take(other)).isEqualTo(Allowance.ALLOWED);
        }
        assertThat(take(other)).isInstanceOf(Allowance.Wait.class);
        assertThat(take(alone)).isEqualTo(Allowance.ALLOWED);
        assertThat(admit(other)).isEqualTo(Admission.ADMITTED);
        assertThat(admit(alone)).isEqualTo(Admission.ADMITTED);
        assertThat(admit(other)).isEqualTo(Admission.ADMITTED);
        assertThat(admit(alone)).isEqualTo(new Admission.TooManyFromAddress(3));
    }

    private static Admission admit(Gate gate) {
        return gate.admit(CLIENT, 0).toCompletableFuture().join();
    }

    private static Allowance take(Gate gate) {
        return gate.take(Metered.MESSAGES, CLIENT, 1, 0).toCompletableFuture().join();
    }

    private static byte[] ip(String text) {
        return Objects.requireNonNull(IpAddress.parse(text), text);
    }
}
