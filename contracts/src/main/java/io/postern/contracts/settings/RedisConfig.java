// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

@Doc("Where Redis is: greylist, claims, ledger, lockout. Nothing in it is mail.")
@ConfigMapping(prefix = "postern.redis")
public interface RedisConfig {

    @Doc("Such as `redis://127.0.0.1:6379`. Empty: `./postern up` starts a server of its own.")
    Optional<String> url();

    @Doc("Port of the embedded Redis on loopback; 0 takes any free one.")
    @WithDefault("0")
    int port();

    @Doc("How long a command may take before it counts as failed.")
    @WithDefault("500ms")
    Duration timeout();
}
