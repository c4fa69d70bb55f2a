// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.fuzz;

/** What must hold, whatever the input is. */
public final class Promise {
    private Promise() {}

    /** @throws AssertionError that a promise is broken */
    public static void promise(boolean kept, String what) {
        if (!kept) {
            throw new AssertionError(what);
        }
    }
}
