// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.own;

import io.postern.contracts.settings.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

@Doc("Our own addresses and domains, which are looked up on the block lists of `postern.dnsbl`.")
@ConfigMapping(prefix = "postern.own-addresses")
public interface OwnAddressesConfig {

    @Doc("The addresses that our mail leaves from, as the world sees them. None: they are not looked up.")
    Optional<List<String>> addresses();

    @Doc("The domains that we send as. Left out: `postern.relay-domains`.")
    Optional<List<String>> domains();

    @Doc("How often they are looked up.")
    @WithDefault("1h")
    Duration every();
}
