// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.settings;

/** A setting of delivery that the books must know too, as nothing is heard of an attempt before it ends. */
public final class AttemptLimit {
    public static final String KEY = "postern.delivery.attempt-limit";
    /** Where nothing else is set. */
    public static final String USUAL = "30m";

    private AttemptLimit() {}
}
