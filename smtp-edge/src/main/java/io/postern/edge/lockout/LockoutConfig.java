// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.lockout;

import io.postern.contracts.settings.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@Doc("Lockout: who guesses passwords waits longer after each one. Without Redis every edge counts for itself.")
@ConfigMapping(prefix = "postern.lockout")
public interface LockoutConfig {

    @Doc("The wait after the first wrong password; with each one more it doubles.")
    @WithDefault("1s")
    Duration firstWait();

    @Doc("The longest wait.")
    @WithDefault("15m")
    Duration longestWait();

    @Doc("How long after the last wrong password all are forgotten.")
    @WithDefault("6h")
    Duration forgottenAfter();

    @Doc(
            "Accounts that may fail from one network (/24, /64) before everybody waits who has never signed in from there.")
    @WithDefault("10")
    int networkAllowance();

    @Doc(
            "How long an account stays familiar to a network that it has signed in from. There only its own failures count, so that "
                    + "nobody is kept out by guesses from elsewhere.")
    @WithDefault("30d")
    Duration familiarFor();
}
