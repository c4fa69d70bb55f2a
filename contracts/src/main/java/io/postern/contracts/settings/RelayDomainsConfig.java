// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.List;

@Doc("The domains that we take mail for.")
@ConfigMapping(prefix = "postern.relay-domains")
public interface RelayDomainsConfig {

    @Doc("Our domains. `mx` takes mail for these and for no others.")
    @WithParentName
    @WithDefault("local.test")
    List<String> domains();
}
