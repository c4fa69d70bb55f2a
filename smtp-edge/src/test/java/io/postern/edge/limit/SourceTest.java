// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.network.ClientNetwork;
import io.postern.contracts.network.IpAddress;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.77",
                "192.0.2.255",
                "255.255.255.255",
                "2001:db8:1:2:3:4:5:6",
                "2001:db8:0:1::7",
                "::ffff:192.0.2.77",
                "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
                "::1"
            })
    void its_network_is_the_one_that_everybody_means(String address) {
        var octets = Objects.requireNonNull(IpAddress.parse(address));
        assertThat(ClientNetwork.of(address))
                .startsWith(Source.of(octets).network().text() + "/");
    }
}
