// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNetworkTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a client of IPv4                   | 192.0.2.77              | 192.0.2.0/24
            the last of its network            | 192.0.2.255             | 192.0.2.0/24
            the network itself                 | 192.0.2.0               | 192.0.2.0/24
            a client of IPv6                   | 2001:db8:1:2:3:4:5:6    | 2001:db8:1:2::/64
            another of the same network        | 2001:db8:1:2::1         | 2001:db8:1:2::/64
            written at length                  | 2001:0DB8:1:2:0:0:0:1   | 2001:db8:1:2::/64
            with zeros within its network      | 2001:db8:0:1::7         | 2001:db8:0:1::/64
            with zeros on both sides           | 0:0:0:1::7              | 0:0:0:1::/64
            with zeros at its end              | 2001:db8::7             | 2001:db8::/64
            the same client by either form     | ::ffff:192.0.2.77       | 192.0.2.0/24
            the machine itself                 | ::1                     | ::/64
            what is no address is its own      | something else          | something else
            four numbers are not always one    | 192.0.2.256             | 192.0.2.256
            """)
    void is_the_first_part_of_an_address(String what, String address, String network) {
        assertThat(ClientNetwork.of(address)).isEqualTo(network);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            an address of IPv4 | 7.2.0.192. | 2.0.192.
            one of IPv6        | 1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.4.3.2.1.0.0.0.0.8.b.d.0.1.0.0.2. | 4.3.2.1.0.0.0.0.8.b.d.0.1.0.0.2.
            a name             | bad.test.  | bad.test.
            """)
    void in_reverse_it_is_the_last_part(String what, String label, String network) {
        assertThat(ClientNetwork.reversed(label)).isEqualTo(network);
    }
}
