// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import io.postern.contracts.settings.CheckAction;

/** What a finding does. */
public enum Effect {
    /** Refuses: for good, or until our own trouble is over. */
    BLOCK,
    /** The copy is accepted and set aside. */
    QUARANTINE,
    /** Adds its weight to the score. */
    SCORE,
    /** Is counted and kept, and nothing else. */
    OBSERVE;

    /** Of an action other than {@code ignore}. */
    static Effect of(CheckAction action) {
        return switch (action) {
            case BLOCK -> BLOCK;
            case SCORE -> SCORE;
            case OBSERVE, IGNORE -> OBSERVE;
        };
    }
}
