// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

@Doc("Which of several instances of a service this one is.")
@ConfigMapping(prefix = "postern.instance")
public interface InstanceConfig {

    @Doc("A number from 0; decides which partition of postern.verdicts an edge reads.")
    @WithDefault("0")
    int ordinal();

    @Doc("A name that stays the same over restarts, such as a StatefulSet's pod name: a restarted instance then takes "
            + "its partitions over at once. Leave it out where the number of instances changes by itself.")
    Optional<String> name();

    @Doc(
            "How long the edge, the reputation and the policy service play mail that never was through their own code before they"
                    + " take a share of real mail, so that nobody waits for a JVM that has just started. 0s: a few rounds.")
    @WithDefault("5s")
    Duration rehearsal();
}
