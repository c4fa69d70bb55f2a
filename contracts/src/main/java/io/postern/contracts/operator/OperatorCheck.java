// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.operator;

import io.postern.contracts.settings.Mistakes;
import io.postern.contracts.settings.ReadSettings;

/** Says what is wrong with who may ask, without starting. */
public final class OperatorCheck {
    private static final String RATE = "postern.operator.rate";
    static final int LEAST_RATE = 1;

    private OperatorCheck() {}

    /** Reads no file and asks nobody. */
    public static void all(ReadSettings settings, Mistakes wrong) {
        all(settings.of(OperatorConfig.class), wrong);
    }

    /** The same of what a service was given. */
    public static void all(OperatorConfig config, Mistakes wrong) {
        wrong.atLeast(LEAST_RATE, config.rate(), RATE);
    }
}
