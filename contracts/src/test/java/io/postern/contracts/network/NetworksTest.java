// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

    @ParameterizedTest(name = "{0} contains {1}: {2}")
    @CsvSource({
        "127.0.0.0/8, 127.255.0.1, true",
        "127.0.0.0/8, 128.0.0.1, false",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.128/25, 192.0.2.128, true",
        "192.0.2.1, 192.0.2.1, true",
        "0.0.0.0/0, 8.8.8.8, true",
        "0.0.0.0/0, ::1, false",
        "::1/128, ::1, true",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "127.0.0.0/8, ::ffff:127.0.0.1, true"
    })
    void contains(String network, String address, boolean expected) {
        assertThat(Networks.of(List.of(network), "x").contains(IpAddress.parse(address)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.0/33", "127.0.0/8", "localhost", "::1/129", "::1/", "::1/x", "fe80::1%eth0", "1.2.3.04"
            })
    void nonsense_is_an_error_that_names_the_setting(String text) {
        assertThatThrownBy(() -> Networks.of(List.of(text), "postern.edge.listeners.mx.proxy-networks"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("postern.edge.listeners.mx.proxy-networks")
                .hasMessageContaining(text);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "::, ::",
        "1::, 1::",
        "::ffff:192.0.2.1, 192.0.2.1"
    })
    void addresses_are_written_in_one_way(String text, String expected) {
        assertThat(IpAddress.text(IpAddress.parse(text))).isEqualTo(expected);
    }
}
