// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerRehearsalTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                                    | redis   | connected | asked
            with Redis there the steps are taken twenty times         | answers | true      | 20
            a Redis that refuses is left alone, and nothing is missed | refuses | true      | 1
            one that hangs is waited for, and nothing is missed       | hangs   | true      | 1
            without a connection nobody is asked                      | answers | false     | 0
            """)
    void what_never_was_is_not_counted(String what, String redis, boolean connected, int asked) {
        var shared = new Shared(redis);
        var guarded = new GuardedLedger(shared, System::nanoTime);

        LedgerRehearsal.play(guarded, () -> connected, Duration.ofMillis(asked == 20 ? 30_000 : 300));

        assertThat(shared.claims).as(what).isEqualTo(asked);
        assertThat(guarded.missed()).as(what).isZero();
    }

    private static final class Shared implements Ledger {
        private final MemoryLedger memory = new MemoryLedger();
        private final String how;
        int claims;

        Shared(String how) {
            this.how = how;
        }

        private <T> CompletionStage<T> as(CompletionStage<T> stage) {
            return switch (how) {
                case "refuses" -> CompletableFuture.failedFuture(new IllegalStateException("away"));
                case "hangs" -> new CompletableFuture<>();
                default -> stage;
            };
        }

        @Override
        public CompletionStage<Claim> claim(String recordId, int attempt, Runnable onLost) {
            claims++;
            return as(memory.claim(recordId, attempt, onLost));
        }

        @Override
        public CompletionStage<Void> enter(String recordId, int attempt, Map<String, byte[]> outcomes) {
            return as(memory.enter(recordId, attempt, outcomes));
        }

        @Override
        public CompletionStage<Void> close(String recordId, int attempt) {
            return as(memory.close(recordId, attempt));
        }

        @Override
        public CompletionStage<Void> release(String recordId) {
            return as(memory.release(recordId));
        }

        @Override
        public void forget(Collection<String> recordIds) {
            memory.forget(recordIds);
        }
    }
}
