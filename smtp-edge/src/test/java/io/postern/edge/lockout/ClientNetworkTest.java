// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.lockout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNetworkTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            192.0.2.77                | 192.0.2.0/24
            2001:db8:1:2:3:4:5:6      | 2001:db8:1:2::/64
            2001:db8:1:2::1           | 2001:db8:1:2::/64
            ::ffff:192.0.2.77         | 192.0.2.0/24
            ::1                       | ::/64
            something else            | something else
            """)
    void is_the_first_half_of_an_address(String address, String network) {
        assertThat(ClientNetwork.of(address)).isEqualTo(network);
    }
}
