// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import io.postern.contracts.settings.CheckAction;
import io.postern.contracts.settings.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@Doc("What scanners say of a message.")
@ConfigMapping(prefix = "postern.scans")
public interface ScansConfig {

    @Doc("What it leads to when a scanner finds a virus; also in mail of our own: block, score, observe or ignore.")
    @WithDefault("block")
    CheckAction infected();

    @Doc("What that adds to the score.")
    @WithDefault("20")
    double infectedWeight();

    @Doc("What it leads to when a scanner holds the message for spam.")
    @WithDefault("score")
    CheckAction spam();

    @Doc("What that adds to the score.")
    @WithDefault("6")
    double spamWeight();

    @Doc(
            "When a scanner does not answer: defer: the client is asked to come back (451); pass: the message is taken, with a "
                    + "mark (X-Spam-Scan).")
    @WithDefault("defer")
    WhenAway unknown();
}
