// SPDX-License-Identifier: Apache-2.0
package io.postern.testkit.servers;

import java.time.Duration;
import java.util.List;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * A container whose server listens on the same port inside and outside, on loopback: Kafka must know the port that its
 * clients use before it starts. With {@code -Dpostern.testkit.docker-network=host} the host's network is used, for
 * machines without a bridge.
 */
final class FixedPort extends GenericContainer<FixedPort> {
    FixedPort(String image, int port) {
        super(DockerImageName.parse(image));
        withStartupTimeout(Duration.ofMinutes(2));
        if (System.getProperty("postern.testkit.docker-network", "bridge").equals("host")) {
            withNetworkMode("host");
        } else {
            withExposedPorts(port);
            setPortBindings(List.of("127.0.0.1:" + port + ":" + port));
        }
    }

    void restartInPlace() {
        getDockerClient().restartContainerCmd(getContainerId()).exec();
    }
}
