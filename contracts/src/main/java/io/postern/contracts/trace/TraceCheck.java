// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.trace;

import io.postern.contracts.access.Secrets;
import io.postern.contracts.settings.Mistakes;
import io.postern.contracts.settings.ReadSettings;
import java.net.URI;
import java.util.Set;

/** Says what is wrong with where traces go and how many, without starting. */
public final class TraceCheck {
    private TraceCheck() {}

    /** Reads no file and asks nobody. */
    public static void all(ReadSettings settings, Mistakes wrong) {
        all(settings.of(TraceConfig.class), wrong);
    }

    /** The same of what a service was given. */
    public static void all(TraceConfig config, Mistakes wrong) {
        Secrets.given(config.endpoint())
                .ifPresent(endpoint -> wrong.unless(
                        url(endpoint),
                        "postern.trace.endpoint is \"%s\", and no spans would go there; write it like http://collector:4318/v1/traces"
                                .formatted(endpoint)));
        wrong.unless(
                config.sample() >= 0 && config.sample() <= 1,
                "postern.trace.sample is %s, and must be from 0 to 1".formatted(config.sample()));
    }

    private static boolean url(String text) {
        try {
            var url = URI.create(text);
            return Set.of("http", "https").contains(String.valueOf(url.getScheme())) && url.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
