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

    @Doc("What that adds to the score.")
    @WithDefault("5")
    double missingWeight();

    @Doc("What it leads to when none of its names resolves back to the client: block, score, observe or ignore.")
    @WithDefault("score")
    CheckAction unconfirmed();

    @Doc("What that adds to the score.")
    @WithDefault("2")
    double unconfirmedWeight();

    @Doc("What it leads to when the confirmed name looks made by a machine, as of a dial-up or cloud range.")
    @WithDefault("score")
    CheckAction generic();

    @Doc("What that adds to the score.")
    @WithDefault("2")
    double genericWeight();
}
