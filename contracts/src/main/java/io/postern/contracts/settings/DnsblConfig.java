// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

@Doc("DNS block lists of client addresses (RFC 5782).")
@ConfigMapping(prefix = "postern.dnsbl")
public interface DnsblConfig {

    @Doc("The lists to ask, by the name of their zone.")
    Map<String, Zone> zones();

    interface Zone {
        @Doc("What a listing leads to: block, score, observe or ignore (then the list is not asked).")
        @WithDefault("block")
        CheckAction action();
    }
}
