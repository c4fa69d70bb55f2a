// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import io.postern.contracts.settings.CheckAction;
import io.postern.contracts.settings.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@Doc("The client's name by reverse DNS (PTR).")
@ConfigMapping(prefix = "postern.reverse-dns")
public interface ReverseDnsConfig {

    @Doc("What it leads to when the DNS says that a client has no PTR record: block, score, observe or ignore. "
            + "A look-up that failed leads to nothing.")
    @WithDefault("block")
    CheckAction missing();
}
