// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import io.postern.contracts.settings.CheckAction;
import io.postern.contracts.settings.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@Doc("What became of mail from the same network, or of the same verified domain, over thirty days.")
@ConfigMapping(prefix = "postern.sender-history")
public interface SenderHistoryConfig {

    @Doc("Of how many recipients something must be known before it means anything.")
    @WithDefault("20")
    long atLeast();

    @Doc("From which share of refused and unknown recipients and of spam a history is bad; 0 to 1.")
    @WithDefault("0.5")
    double badShare();

    @Doc("Up to which share it is good.")
    @WithDefault("0.01")
    double goodShare();

    @Doc("What a bad one leads to: block, score, observe or ignore.")
    @WithDefault("score")
    CheckAction bad();

    @Doc("What that adds to the score.")
    @WithDefault("3")
    double badWeight();

    @Doc("What a good one leads to: score, observe or ignore; block is the same as observe.")
    @WithDefault("score")
    CheckAction good();

    @Doc("What that adds to the score: less than nothing.")
    @WithDefault("-1")
    double goodWeight();
}
