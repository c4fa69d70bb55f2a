// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.greylist;

import io.postern.contracts.settings.Doc;
import io.postern.policy.checks.WhenAway;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@Doc("Greylisting: strangers are asked to come back later, which most spamware never does.")
@ConfigMapping(prefix = "postern.greylist")
public interface GreylistConfig {

    @Doc("Switches greylisting on.")
    @WithDefault("true")
    boolean enabled();

    @Doc("How long a stranger waits before it is let in. Longer stops more spam and delays more mail.")
    @WithDefault("4m")
    Duration blockPeriod();

    @Doc("How long after its first attempt a stranger may come back; later it is a stranger again.")
    @WithDefault("360m")
    Duration passPeriod();

    @Doc("How long one that came back stays known after its last message.")
    @WithDefault("36d")
    Duration recordExpiration();

    @Doc("pass: mail is taken without greylisting while Redis is away; defer: it is asked to come back (451).")
    @WithDefault("pass")
    WhenAway whenRedisIsAway();
}
