// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.servers;

import io.postern.embedded.EmbeddedRedis;
import io.postern.embedded.FreePorts;
import io.postern.embedded.SelfSigned;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A Redis server that speaks TLS and knows one user, {@code postern}; its default user may ask whether it is there. */
public final class SecuredRedis implements AutoCloseable {
    public static final String USER = "postern";
    public static final String PASSWORD = "what-only-redis-knows";

    private final int tls = FreePorts.take();
    private final SelfSigned server;
    private final EmbeddedRedis redis;

    private SecuredRedis(Path folder) {
        server = SelfSigned.in(folder.resolve("server"), List.of("localhost", "127.0.0.1"));
        redis = EmbeddedRedis.start(
                        folder.resolve("redis"),
                        0,
                        List.of(
                                "--tls-port",
                                Integer.toString(tls),
                                "--tls-cert-file",
                                server.certificate().toString(),
                                "--tls-key-file",
                                server.key().toString(),
                                "--tls-ca-cert-file",
                                server.certificate().toString(),
                                "--tls-auth-clients",
                                "no",
                                "--user",
                                "default",
                                "on",
                                "nopass",
                                "-@all",
                                "+ping",
                                "--user",
                                USER,
                                "on",
                                ">" + PASSWORD,
                                "~*",
                                "+@all"))
                .await(Duration.ofSeconds(20));
    }

    public static SecuredRedis start(Path folder) {
        return new SecuredRedis(folder);
    }

    /** Without name and password. */
    public String url() {
        return "rediss://127.0.0.1:" + tls;
    }

    /** The server's certificate, which is its own authority. */
    public Path authority() {
        return server.certificate();
    }

    @Override
    public void close() {
        redis.close();
    }
}
