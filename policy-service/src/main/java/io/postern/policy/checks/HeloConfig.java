// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import io.postern.contracts.settings.CheckAction;
import io.postern.contracts.settings.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@Doc("The name that a client gives itself in HELO or EHLO.")
@ConfigMapping(prefix = "postern.helo")
public interface HeloConfig {

    @Doc(
            "What it leads to when the name is not the client's, does not resolve, cannot be one, or is ours: block, score, "
                    + "observe or ignore.")
    @WithDefault("score")
    CheckAction mismatch();

    @Doc("What that adds to the score.")
    @WithDefault("2")
    double mismatchWeight();
}
