// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.spf.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            ::,                        00000000000000000000000000000000
            ::1,                       00000000000000000000000000000001
            1::,                       00010000000000000000000000000000
            2001:db8::8:800:200c:417A, 20010db80000000000080800200c417a
            1:2:3:4:5:6:7:8,           00010002000300040005000600070008
            1:2:3:4:5:6:7::,           00010002000300040005000600070000
            ::2:3:4:5:6:7:8,           00000002000300040005000600070008
            1:2:3:4:5:6:192.0.2.1,     000100020003000400050006c0000201
            ::ffff:192.0.2.1,          00000000000000000000ffffc0000201
            1::192.0.2.1,              000100000000000000000000c0000201
            """)
    void reads_addresses_of_ipv6(String text, String octets) {
        assertThat(HexFormat.of().formatHex(Network.six(text))).isEqualTo(octets);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                ":",
                ":::",
                "1",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "::1::",
                ":1::2",
                "1::2:",
                "12345::",
                "g::",
                "192.0.2.1",
                "::192.0.2.1:1",
                "192.0.2.1::",
                "1:2:3:4:5:6:7:192.0.2.1",
                "::192.0.2.01",
                "fe80::1%1",
                "[::1]",
                "::1 "
            })
    void reads_nothing_else(String text) {
        assertThat(Network.six(text)).isNull();
    }

    @ParameterizedTest(name = "{0}/{1} has {2}: {3}")
    @CsvSource(textBlock = """
            192.0.2.1,   32,  192.0.2.1,       true
            192.0.2.1,   32,  192.0.2.2,       false
            192.0.2.1,   30,  192.0.2.2,       true
            192.0.2.0,   25,  192.0.2.127,     true
            192.0.2.0,   25,  192.0.2.128,     false
            128.0.0.0,   1,   255.255.255.255, true
            128.0.0.0,   1,   127.255.255.255, false
            1.1.1.1,     0,   192.0.2.1,       true
            """)
    void has_addresses(String address, int bits, String other, boolean expected) {
        var network = new Network(Network.four(address), bits);
        assertThat(network.contains(Network.four(other))).isEqualTo(expected);
        assertThat(network.contains(new byte[16])).isFalse();
    }

    @Test
    void equal_networks_are_equal() {
        var network = new Network(Network.six("2001:db8::"), 32);
        assertThat(network)
                .isEqualTo(new Network(Network.six("2001:db8::"), 32))
                .hasSameHashCodeAs(new Network(Network.six("2001:db8::"), 32))
                .isNotEqualTo(new Network(Network.six("2001:db8::"), 33));
        assertThat(network.contains(Network.six("2001:db8:ffff::1"))).isTrue();
        assertThat(network.contains(Network.six("2001:db9::"))).isFalse();
    }
}
