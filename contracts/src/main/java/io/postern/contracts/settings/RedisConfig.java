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

    @Doc(
            "User of Redis' ACL, where the server wants one. With a password and no user, the password is the default user's.")
    Optional<String> username();

    @Doc(
            "Its password. It belongs into the environment (`POSTERN_REDIS_PASSWORD`) or, better, into a file; not into the URL.")
    Optional<String> password();

    @Doc("File with the password alone; a line end after it is no part of it. Read at the start.")
    Optional<String> passwordFile();

    @Doc("Speak TLS to the server, as a URL that begins with `rediss:` says too.")
    @WithDefault("false")
    boolean tls();

    @Doc(
            "PEM file with the certificates of the authorities that the server is trusted by. Empty: those that the JDK trusts.")
    Optional<String> caFile();

    @Doc("Port of the embedded Redis on loopback; 0 takes any free one.")
    @WithDefault("0")
    int port();

    @Doc("How long a command may take before it counts as failed.")
    @WithDefault("500ms")
    Duration timeout();
}
