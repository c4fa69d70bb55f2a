// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;

/** The one switch between the servers of this machine and containers. */
enum ServerChoice {
    EMBEDDED,
    DOCKER;

    static final String PROPERTY = "postern.testkit";
    private static final Path SOCKET = Path.of("/var/run/docker.sock");

    /** @throws IllegalStateException if the property has another value than embedded, docker or auto */
    static ServerChoice now() {
        var wish = System.getProperty(PROPERTY, "auto");
        return switch (wish) {
            case "embedded" -> EMBEDDED;
            case "docker" -> DOCKER;
            case "auto" -> dockerAnswers() ? DOCKER : EMBEDDED;
            default ->
                throw new IllegalStateException(
                        "-D" + PROPERTY + "=" + wish + " is unknown; use embedded, docker or auto");
        };
    }

    /** Looks for a sign of Docker first, as asking Testcontainers takes seconds where there is none. */
    private static boolean dockerAnswers() {
        return (Files.exists(SOCKET) || System.getenv("DOCKER_HOST") != null)
                && DockerClientFactory.instance().isDockerAvailable();
    }
}
