// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** The shared ledger is another memory here, which can be away. */
class GuardedLedgerTest implements LedgerContract {
    private final Breakable shared = new Breakable();
    private long now = 1;
    private final GuardedLedger ledger = new GuardedLedger(shared, () -> now);

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Test
    void without_redis_it_keeps_its_promises_by_itself() {
        shared.away = true;
        what_is_closed_is_skipped_and_so_is_what_came_before_it();
        entries_are_there_for_whoever_comes_next();
        assertThat(ledger.missed()).isPositive();
    }

    @Test
    void a_redis_that_failed_is_left_alone_for_a_second() {
        shared.away = true;
        claim("r1", 1);
        int asked = shared.asked;
        claim("r2", 1);
        assertThat(shared.asked).isEqualTo(asked);
        now += 1_000_000_001L;
        claim("r3", 1);
        assertThat(shared.asked).isEqualTo(asked + 1);
    }

    @Test
    void a_redis_that_hangs_is_asked_by_one_a_second() {
        shared.away = true;
        claim("r1", 1);
        now += 1_000_000_001L;
        shared.hangs = true;
        var asks = ledger.claim("r2", 1, () -> {}).toCompletableFuture();
        assertThat(asks).isNotDone();
        assertThat(claim("r3", 1)).isInstanceOf(Claim.Granted.class);
        now += 1_000_000_001L;
        assertThat(ledger.claim("r4", 1, () -> {}).toCompletableFuture()).isNotDone();
        assertThat(claim("r5", 1)).isInstanceOf(Claim.Granted.class);
        assertThat(shared.asked).isEqualTo(3);
    }

    @Test
    void the_second_is_told_however_large_the_clock_has_grown() {
        now = Long.MAX_VALUE - 10;
        shared.away = true;
        claim("r1", 1);
        claim("r2", 1);
        assertThat(shared.asked).isEqualTo(1);
    }

    @Test
    void what_was_entered_without_redis_is_known_when_it_is_back() {
        shared.away = true;
        claim("r", 1);
        LedgerContract.get(ledger.enter("r", 1, Map.of("a@x", new byte[] {1})));
        shared.away = false;
        now += 2_000_000_000L;
        LedgerContract.get(ledger.release("r"));
        assertThat(LedgerContract.granted(claim("r", 1))).containsKey("a@x");
    }

    @Test
    void what_another_worker_has_is_not_kept_here() {
        LedgerContract.get(shared.claim("r", 1, () -> {}));
        assertThat(claim("r", 1)).isInstanceOf(Claim.Taken.class);
        LedgerContract.get(shared.release("r"));
        assertThat(claim("r", 1)).isInstanceOf(Claim.Granted.class);
    }

    @Test
    void a_claim_that_could_not_be_given_back_does_not_hold_up_the_next_attempt() {
        claim("r", 1);
        shared.away = true;
        LedgerContract.get(ledger.close("r", 1));
        shared.away = false;
        now += 2_000_000_000L;
        assertThat(claim("r", 2)).isInstanceOf(Claim.Granted.class);
    }

    private static final class Breakable implements Ledger {
        private final MemoryLedger memory = new MemoryLedger();
        boolean away;
        boolean hangs;
        int asked;

        private <T> CompletionStage<T> unlessAway(CompletionStage<T> stage) {
            return away ? CompletableFuture.failedFuture(new IllegalStateException("away")) : stage;
        }

        @Override
        public CompletionStage<Claim> claim(String recordId, int attempt, Runnable onLost) {
            asked++;
            if (hangs) {
                return new CompletableFuture<>();
            }
            return away
                    ? CompletableFuture.failedFuture(new IllegalStateException("away"))
                    : memory.claim(recordId, attempt, onLost);
        }

        @Override
        public CompletionStage<Void> enter(String recordId, int attempt, Map<String, byte[]> outcomes) {
            return unlessAway(memory.enter(recordId, attempt, outcomes));
        }

        @Override
        public CompletionStage<Void> close(String recordId, int attempt) {
            return away ? unlessAway(null) : memory.close(recordId, attempt);
        }

        @Override
        public CompletionStage<Void> release(String recordId) {
            return away ? unlessAway(null) : memory.release(recordId);
        }

        @Override
        public void drop(String recordId) {
            memory.release(recordId);
        }

        @Override
        public void forget(Collection<String> recordIds) {
            memory.forget(recordIds);
        }
    }
}
