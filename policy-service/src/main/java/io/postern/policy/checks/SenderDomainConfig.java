// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import io.postern.contracts.settings.CheckAction;
import io.postern.contracts.settings.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@Doc("Whether mail could be sent back to the domain of the reverse-path.")
@ConfigMapping(prefix = "postern.sender-domain")
public interface SenderDomainConfig {

    @Doc("What it leads to when the domain does not exist or has neither MX nor address: block, score, observe or "
            + "ignore.")
    @WithDefault("block")
    CheckAction missing();

    @Doc("What that adds to the score.")
    @WithDefault("5")
    double missingWeight();

    @Doc("What it leads to when the domain says that it takes no mail (RFC 7505): block, score, observe or ignore.")
    @WithDefault("block")
    CheckAction nullMx();

    @Doc("What that adds to the score.")
    @WithDefault("5")
    double nullMxWeight();
}
