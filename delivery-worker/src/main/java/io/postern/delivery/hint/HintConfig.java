// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.hint;

import io.postern.contracts.settings.Doc;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@Doc("Hints: the times that servers name in their replies, such as `try again in 240 seconds`.")
@ConfigMapping(prefix = "postern.delivery.hint")
public interface HintConfig {

    @Doc("A server that asks to be tried again sooner is tried again after this time.")
    @WithDefault("30s")
    Duration atLeast();

    @Doc("One that asks to be tried again later, after this time.")
    @WithDefault("6h")
    Duration atMost();
}
