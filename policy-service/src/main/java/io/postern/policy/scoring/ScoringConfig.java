// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.scoring;

import io.postern.contracts.settings.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@Doc("What speaks against a message adds up to its score, and the score leads to one of three levels.")
@ConfigMapping(prefix = "postern.scoring")
public interface ScoringConfig {

    @Doc("From which score on a message is of the low level.")
    @WithDefault("5")
    double low();

    @Doc(
            "What the low level leads to: none, header (X-Spam fields, by which servers sort), tag (also the subject), quarantine, "
                    + "refuse, or discard (accepted and gone; better refuse).")
    @WithDefault("header")
    LevelAction lowAction();

    @Doc("From which score on it is of the medium level.")
    @WithDefault("12")
    double medium();

    @Doc("What the medium level leads to.")
    @WithDefault("tag")
    LevelAction mediumAction();

    @Doc("From which score on it is of the high level.")
    @WithDefault("20")
    double high();

    @Doc("What the high level leads to. Refused mail owes nobody a bounce, and an honest sender learns of it.")
    @WithDefault("refuse")
    LevelAction highAction();

    @Doc("What is put in front of the subject.")
    @WithDefault("[**** Junk E-Mail ****]")
    String subjectTag();
}
