// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.operator;

import io.postern.contracts.settings.Mistakes;
import io.postern.contracts.settings.ReadSettings;

/** Says what is wrong with who may ask, without starting. */
public final class OperatorCheck {
    static final String RATE = "postern.operator.rate";
    static final int LEAST_RATE = 1;

    private OperatorCheck() {}

    /** Reads no file and asks nobody. */
    public static void all(ReadSettings settings, Mistakes wrong) {
        wrong.atLeast(LEAST_RATE, settings.of(OperatorConfig.class).rate(), RATE);
    }
}
