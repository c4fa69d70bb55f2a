// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.access.RedisAccess;
import io.postern.redis.RedisLink;
import io.postern.testkit.servers.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisLedgerIT implements LedgerContract {
    private static final Duration LIFE = Duration.ofMillis(600);
    private final TestRedis redis = TestRedis.sharedAndEmpty();
    private final RedisLink link = new RedisLink(RedisAccess.plain(redis.url()), Duration.ofSeconds(2));
    private final RedisLedger ledger = new RedisLedger(link, Duration.ofSeconds(30), Duration.ofHours(1));
    private final String record = UUID.randomUUID().toString();

    @BeforeEach
    void connected() {
        await().until(link::connected);
    }

    @AfterEach
    void close() {
        link.close();
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Test
    void the_claim_of_a_dead_worker_ends_and_that_of_a_living_one_does_not() {
        var one = new RedisLedger(link, LIFE, Duration.ofHours(1));
        var other = new RedisLedger(link, LIFE, Duration.ofHours(1));
        LedgerContract.get(one.claim(record, 1, () -> {}));
        await().during(LIFE.multipliedBy(2))
                .atMost(LIFE.multipliedBy(4))
                .pollInterval(LIFE.dividedBy(6))
                .until(() -> {
                    one.tick();
                    return LedgerContract.get(other.claim(record, 1, () -> {})) instanceof Claim.Taken;
                });
        // Not renewed any longer, as after a death.
        await().atMost(LIFE.multipliedBy(4))
                .until(() -> LedgerContract.get(other.claim(record, 1, () -> {})) instanceof Claim.Granted);
    }

    @Test
    void a_dropped_claim_is_given_back_and_not_renewed() {
        var one = new RedisLedger(link, LIFE, Duration.ofHours(1));
        LedgerContract.get(one.claim(record, 1, () -> {}));
        one.drop(record);
        one.tick();
        await().atMost(LIFE.dividedBy(2))
                .until(() -> LedgerContract.get(ledger.claim(record, 1, () -> {})) instanceof Claim.Granted);
    }

    @Test
    void whoever_lost_a_claim_is_told() {
        var lost = new AtomicBoolean();
        var one = new RedisLedger(link, LIFE, Duration.ofHours(1));
        LedgerContract.get(one.claim(record, 1, () -> lost.set(true)));
        await().atMost(LIFE.multipliedBy(4))
                .until(() -> LedgerContract.get(ledger.claim(record, 1, () -> {})) instanceof Claim.Granted);
        one.tick();
        await().untilTrue(lost);
    }

    @Test
    void a_claim_survives_an_emptied_redis() {
        var one = new RedisLedger(link, LIFE, Duration.ofHours(1));
        LedgerContract.get(one.claim(record, 1, () -> {}));
        redis.empty();
        await().pollInterval(LIFE.dividedBy(6)).until(() -> {
            one.tick();
            return "1"
                    .equals(TestRedis.command(redis.port(), "EXISTS postern:claim:{" + record + "}")
                            .replace(":", ""));
        });
    }

    @Test
    void a_redis_that_forgot_the_scripts_gets_them_again() {
        LedgerContract.get(ledger.claim(record, 1, () -> {}));
        TestRedis.command(redis.port(), "SCRIPT FLUSH");
        assertThat(LedgerContract.get(ledger.claim(record, 1, () -> {}))).isInstanceOf(Claim.Taken.class);
    }

    @Test
    void entries_and_closes_do_not_stay_for_ever() {
        claim(record, 1);
        LedgerContract.get(ledger.enter(record, 1, Map.of("a@x", new byte[] {1})));
        assertThat(life("postern:entries:{" + record + "}:1")).isBetween(3_500_000L, 3_600_000L);
        LedgerContract.get(ledger.close(record, 1));
        assertThat(life("postern:entries:{" + record + "}:1")).isEqualTo(-2);
        assertThat(life("postern:closed:{" + record + "}")).isBetween(3_500_000L, 3_600_000L);
        assertThat(life("postern:claim:{" + record + "}")).isEqualTo(-2);
    }

    @Test
    void what_was_just_committed_is_not_forgotten_at_once() {
        claim(record, 1);
        LedgerContract.get(ledger.close(record, 1));
        ledger.forget(List.of(record));
        ledger.tick();
        assertThat(claim(record, 1)).isEqualTo(new Claim.Closed());
    }

    private long life(String key) {
        return Long.parseLong(TestRedis.command(redis.port(), "PTTL " + key).substring(1));
    }
}
