// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.conduct.Conduct;
import io.postern.contracts.conduct.MailSource;
import io.postern.contracts.finding.HistoryFinding;
import io.postern.contracts.finding.HistoryFinding.Source;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HistoryCheckTest {
    private static final MailSource NETWORK = new MailSource(Source.NETWORK, "192.0.2.0/24");
    private static final MailSource DOMAIN = new MailSource(Source.DOMAIN, "good.test");
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    void findings_have_numbers_and_what_is_not_known_has_none() {
        var check = HistoryCheck.start(
                List.of(NETWORK, DOMAIN),
                _ -> CompletableFuture.completedFuture(Map.of(DOMAIN, new Conduct(1, 2, 3, 4))));
        assertThat(check.done()).isDone();
        assertThat(check.findings()).containsExactly(new HistoryFinding(Source.DOMAIN, "good.test", 1, 2, 3L, 4));
    }

    @Test
    void what_is_late_is_not_known() {
        var late = new CompletableFuture<Map<MailSource, Conduct>>();
        var check = HistoryCheck.start(List.of(NETWORK), _ -> late);
        assertThat(check.done()).isNotDone();
        assertThat(check.findings()).isEmpty();
        late.complete(Map.of(NETWORK, Conduct.NONE));
        assertThat(check.findings()).containsExactly(new HistoryFinding(Source.NETWORK, "192.0.2.0/24", 0, 0, null, 0));
    }

    @Test
    void nobody_is_asked_about_nobody() {
        var check = HistoryCheck.start(List.of(), _ -> {
            throw new AssertionError();
        });
        assertThat(check.done()).isDone();
        assertThat(check.findings()).isEmpty();
    }

    @Test
    void what_was_read_is_believed_for_its_time_and_no_longer() {
        var recent = new RecentConduct(10, Duration.ofSeconds(30));
        recent.read(NETWORK, Conduct.NONE, 0);
        assertThat(recent.of(NETWORK, 29 * SECOND)).isEqualTo(Conduct.NONE);
        assertThat(recent.of(NETWORK, 30 * SECOND)).isNull();
        assertThat(recent.of(DOMAIN, 0)).isNull();
    }

    @Test
    void strangers_without_end_take_no_more_than_the_limit() {
        var recent = new RecentConduct(100, Duration.ofSeconds(30));
        for (int i = 0; i < 10_000; i++) {
            recent.read(new MailSource(Source.DOMAIN, i + ".test"), Conduct.NONE, 0);
            assertThat(recent.size()).isLessThanOrEqualTo(100);
        }
    }
}
