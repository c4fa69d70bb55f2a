// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery;

import io.postern.contracts.settings.ArcConfig;
import io.postern.contracts.settings.Mistakes;
import io.postern.contracts.settings.ReadSettings;
import io.postern.delivery.letter.LetterHead;
import io.postern.delivery.route.Host;
import io.postern.delivery.seal.KeyCheck;

/** Says what the worker would say of its settings at its start, all of it and without starting. */
public final class DeliveryCheck {
    private DeliveryCheck() {}

    /** Reads no file and asks nobody. */
    public static void all(ReadSettings settings, Mistakes wrong) {
        var config = settings.of(DeliveryConfig.class);
        config.routes().forEach((domain, target) -> wrong.check(() -> Host.of(domain, target)));
        wrong.check(() -> DeliveryLimits.check(config));
        config.heloName()
                .filter(name -> !name.isBlank())
                .ifPresent(name -> wrong.check(() -> named("helo-name", () -> LetterHead.of(name))));
        config.operator()
                .filter(address -> !address.isBlank())
                .ifPresent(address -> wrong.check(() -> named("operator", () -> LetterHead.checked(address))));
    }

    /** Reads the files that the settings name. */
    public static void files(ReadSettings settings, Mistakes wrong) {
        wrong.check(() -> KeyCheck.check(settings.of(ArcConfig.class)));
    }

    private static void named(String key, Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("postern.delivery." + key + ": " + e.getMessage(), e);
        }
    }
}
