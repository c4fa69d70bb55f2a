// SPDX-License-Identifier: Apache-2.0
package io.postern.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReverseNamesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            192.0.2.7   | 7.2.0.192.in-addr.arpa | 7.2.0.192.zen.test
            2001:db8::1 | 1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa | 1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.zen.test
            """)
    void turns_addresses_around(String address, String pointer, String listed) {
        assertThat(ReverseNames.pointer(InetAddress.ofLiteral(address))).isEqualTo(pointer);
        assertThat(ReverseNames.under(InetAddress.ofLiteral(address), "zen.test"))
                .isEqualTo(listed);
    }
}
