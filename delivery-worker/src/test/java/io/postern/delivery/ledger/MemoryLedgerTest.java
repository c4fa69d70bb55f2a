// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryLedgerTest implements LedgerContract {
    private final MemoryLedger ledger = new MemoryLedger();

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Test
    void of_attempts_that_are_never_closed_the_oldest_are_forgotten() {
        for (int i = 0; i <= MemoryLedger.MAX_KEPT; i++) {
            claim("r" + i, 1);
            ledger.enter("r" + i, 1, Map.of("a@x", new byte[] {1}));
            ledger.release("r" + i);
        }
        assertThat(LedgerContract.granted(claim("r0", 1))).isEmpty();
        assertThat(LedgerContract.granted(claim("r1", 1))).containsKey("a@x");
        assertThat(LedgerContract.granted(claim("r" + MemoryLedger.MAX_KEPT, 1)))
                .containsKey("a@x");
    }
}
