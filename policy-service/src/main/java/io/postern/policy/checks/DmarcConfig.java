// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import io.postern.contracts.settings.CheckAction;
import io.postern.contracts.settings.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@Doc("Mail that fails DMARC (RFC 9989). Where a trusted sealer saw it pass (ARC) that is only observed.")
@ConfigMapping(prefix = "postern.dmarc")
public interface DmarcConfig {

    @Doc(
            "What it leads to when the author's domain asks for refusal: quarantine, block, score, observe or ignore. With "
                    + "quarantine it is refused all the same if it shows no sign of a list or of ARC and the sender's history is bad.")
    @WithDefault("quarantine")
    DmarcAction reject();

    @Doc("What that adds to the score.")
    @WithDefault("10")
    double rejectWeight();

    @Doc("What it leads to when the author's domain asks for quarantine: block, score, observe or ignore.")
    @WithDefault("score")
    CheckAction quarantine();

    @Doc("What that adds to the score.")
    @WithDefault("5")
    double quarantineWeight();
}
