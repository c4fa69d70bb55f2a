// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitorsTest {

    @Test
    void a_network_may_see_so_many_pages_a_minute_and_others_are_not_held_up() {
        var visitors = new Visitors(3);
        long start = -5;
        for (int i = 0; i < 3; i++) {
            assertThat(visitors.page("192.0.2.0", start)).isZero();
        }
        assertThat(visitors.page("192.0.2.0", start)).isEqualTo(Duration.ofSeconds(20));
        assertThat(visitors.page("198.51.100.0", start)).isZero();
        long later = start + Duration.ofSeconds(20).toNanos();
        assertThat(visitors.page("192.0.2.0", later)).isZero();
        assertThat(visitors.page("192.0.2.0", later)).isPositive();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # who; / is between two lines of the header  | peer           | X-Forwarded-For             | network
            a visitor is counted by its network          | 192.0.2.77     |                             | 192.0.2.0
            of IPv6 by /48                               | 2001:db8:1:2::3 |                            | 2001:db8:1::
            whoever is no proxy of ours is not believed  | 192.0.2.77     | 203.0.113.5                 | 192.0.2.0
            a proxy of ours is                           | 10.0.0.1       | 203.0.113.5                 | 203.0.113.0
            what the visitor wrote in front does not count | 10.0.0.1     | 1.1.1.1, 203.0.113.5        | 203.0.113.0
            nor what it wrote in a line in front         | 10.0.0.1       | 1.1.1.1 / 203.0.113.5       | 203.0.113.0
            nor in several                               | 10.0.0.1       | 1.1.1.1 / 10.0.0.2, 2.2.2.2 / 203.0.113.5 | 203.0.113.0
            two proxies with a line each                 | 10.0.0.1       | 1.1.1.1 / 203.0.113.5 / 10.0.0.2 | 203.0.113.0
            a proxy whose line is nonsense               | 10.0.0.1       | 203.0.113.5 / unknown       | 10.0.0.0
            two proxies in a row                         | 10.0.0.1       | 203.0.113.5, 10.0.0.2       | 203.0.113.0
            a proxy that names the port, too             | 10.0.0.1       | 203.0.113.5:1234            | 203.0.113.0
            likewise with IPv6                           | 10.0.0.1       | [2001:db8:1:2::3]:1234      | 2001:db8:1::
            a proxy that says nothing                    | 10.0.0.1       |                             | 10.0.0.0
            a proxy that says nonsense                   | 10.0.0.1       | unknown                     | 10.0.0.0
            """)
    void behind_proxies(String who, String peer, @Nullable String forwardedFor, String network) {
        var addresses = new VisitorAddress(List.of("10.0.0.0/30", "2001:db8:ffff::/48"));
        var lines = forwardedFor == null ? List.<String>of() : List.of(forwardedFor.split("/"));
        assertThat(addresses.network(peer, lines)).isEqualTo(network);
    }

    @Test
    void settings_that_make_no_sense_are_one_sentence() {
        assertThatThrownBy(() -> new Visitors(0)).hasMessageContaining("postern.refusal-page.per-minute");
        for (var wrong : List.of("proxy.test", "10.0.0.0/33", "10.0.0.0/x")) {
            assertThatThrownBy(() -> new VisitorAddress(List.of(wrong)))
                    .hasMessageContaining("postern.refusal-page.proxies");
        }
    }
}
