// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.verdict;

import io.postern.contracts.settings.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@Doc("When verdicts are applied.")
@ConfigMapping(prefix = "postern.verdict")
public interface VerdictConfig {

    @Doc(
            "What becomes of a stranger at `mx` whose address or reverse DNS a check blocks. rcpt: each recipient is refused, but "
                    + "`postmaster` and `abuse` still hear everyone; banner: 554 or 421 instead of a greeting, which spares the session, and "
                    + "nobody can be exempt from it.")
    @WithDefault("rcpt")
    ApplyAt applyAt();
}
