// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import io.postern.contracts.settings.CheckAction;
import io.postern.contracts.settings.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@Doc("What SPF says of the domain of MAIL FROM, or of HELO for the null sender (RFC 7208).")
@ConfigMapping(prefix = "postern.spf")
public interface SpfConfig {

    @Doc("What it leads to when the domain does not permit the client: block, score, observe or ignore.")
    @WithDefault("score")
    CheckAction fail();

    @Doc("What that adds to the score.")
    @WithDefault("5")
    double failWeight();

    @Doc("What it leads to when the record is v=spf1 -all and nothing more: the domain sends no mail at all.")
    @WithDefault("block")
    CheckAction sendsNothing();

    @Doc("What that adds to the score.")
    @WithDefault("10")
    double sendsNothingWeight();

    @Doc("What it leads to when the domain says softfail.")
    @WithDefault("score")
    CheckAction softfail();

    @Doc("What that adds to the score.")
    @WithDefault("1")
    double softfailWeight();

    @Doc("What it leads to when the domain says neutral.")
    @WithDefault("score")
    CheckAction neutral();

    @Doc("What that adds to the score.")
    @WithDefault("1")
    double neutralWeight();

    @Doc("What it leads to when the domain's record is in error.")
    @WithDefault("score")
    CheckAction permerror();

    @Doc("What that adds to the score.")
    @WithDefault("1")
    double permerrorWeight();
}
