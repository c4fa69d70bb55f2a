// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.ledger;

/** Ledgers for tests of other packages. */
public final class Ledgers {
    private Ledgers() {}

    public static Ledger inMemory() {
        return new MemoryLedger();
    }
}
