// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.behind;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.behind.Offer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NotedOffersTest {
    private static final Offer SMALL = new Offer(10_000, true, false);
    private static final Offer LARGE = new Offer(20_000, true, false);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long HOUR = Duration.ofHours(1).toNanos();

    private final NotedOffers noted = new NotedOffers(Duration.ofHours(1));

    @Test
    void what_is_new_is_written_once() {
        assertThat(noted.due("local.test", SMALL, 0)).isTrue();
        assertThat(noted.due("local.test", SMALL, SECOND)).isFalse();
        assertThat(noted.due("other.test", SMALL, SECOND)).isTrue();
    }

    @Test
    void what_has_changed_is_written_at_once() {
        noted.due("local.test", SMALL, 0);
        assertThat(noted.due("local.test", LARGE, SECOND)).isTrue();
        assertThat(noted.due("local.test", LARGE, SECOND)).isFalse();
        assertThat(noted.due("local.test", SMALL, 2 * SECOND)).isTrue();
    }

    @Test
    void what_has_not_changed_is_renewed_in_time() {
        noted.due("local.test", SMALL, 0);
        assertThat(noted.due("local.test", SMALL, HOUR - 1)).isFalse();
        assertThat(noted.due("local.test", SMALL, HOUR)).isTrue();
        assertThat(noted.due("local.test", SMALL, HOUR + SECOND)).isFalse();
    }

    @Test
    void what_could_not_be_written_is_tried_again_a_little_later() {
        noted.due("local.test", SMALL, 0);
        noted.failed("local.test", SECOND);
        assertThat(noted.due("local.test", SMALL, 5 * SECOND)).isFalse();
        assertThat(noted.due("local.test", LARGE, 5 * SECOND)).isFalse();
        assertThat(noted.due("local.test", SMALL, 6 * SECOND)).isTrue();
    }
}
