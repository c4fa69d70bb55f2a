// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import io.postern.contracts.settings.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@Doc("What happens while not one DNS server answers, so that nothing at all is known about a client.")
@ConfigMapping(prefix = "postern.dns-away")
public interface DnsAwayConfig {

    @Doc("defer: strangers are asked to come back (451 4.4.3); pass: they are taken unchecked.")
    @WithDefault("defer")
    WhenAway action();
}
