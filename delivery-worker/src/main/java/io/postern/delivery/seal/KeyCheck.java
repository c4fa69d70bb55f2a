// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.seal;

import io.postern.contracts.settings.ArcConfig;

/** Says before the start whether the key to seal with can be used; for the launcher, which has no means to seal. */
public final class KeyCheck {
    private KeyCheck() {}

    /** @throws IllegalArgumentException with a sentence for each setting that cannot be used; reads the key's file */
    public static void check(ArcConfig config) {
        KeyFile.check(config);
    }
}
