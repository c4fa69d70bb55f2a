// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.behind;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.behind.Offer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecentOffersTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private final RecentOffers recent = new RecentOffers(Duration.ofSeconds(5));

    @Test
    void what_was_read_is_believed_for_its_time_and_no_longer() {
        var offer = new Offer(10_000, true, false);
        recent.read("local.test", offer, 0);
        assertThat(recent.of("local.test", 4 * SECOND)).isEqualTo(new RecentOffers.Recent(offer, 0));
        assertThat(recent.of("local.test", 5 * SECOND)).isNull();
    }

    @Test
    void that_nothing_is_known_is_known_too() {
        assertThat(recent.of("local.test", 0)).isNull();
        recent.read("local.test", null, 0);
        assertThat(recent.of("local.test", SECOND)).isEqualTo(new RecentOffers.Recent(null, 0));
    }
}
