// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.ledger;

class MemoryLedgerTest implements LedgerContract {
    private final MemoryLedger ledger = new MemoryLedger();

    @Override
    public Ledger ledger() {
        return ledger;
    }
}
