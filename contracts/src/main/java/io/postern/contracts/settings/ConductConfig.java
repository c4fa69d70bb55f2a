// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@Doc("What became of mail from each network and each verified domain over 30 days, counted in Redis.")
@ConfigMapping(prefix = "postern.conduct")
public interface ConductConfig {

    @Doc("Count, and tell the policy what was counted. Without Redis nothing is counted.")
    @WithDefault("true")
    boolean enabled();

    @Doc(
            "How many sources that were not known before one instance of policy-service takes up in a day (UTC); beyond it only "
                    + "those already known are counted. Each takes about 200 octets of Redis, and is forgotten 30 days after its last mail.")
    @WithDefault("100000")
    int newSources();
}
