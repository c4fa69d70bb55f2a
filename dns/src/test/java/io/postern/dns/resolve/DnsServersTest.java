// SPDX-License-Identifier: Apache-2.0
package io.postern.dns.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DnsServersTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:5353,      127.0.0.1,       5353",
        "192.0.2.53,          192.0.2.53,      53",
        "[2001:db8::53]:54,   2001:db8:0:0:0:0:0:53, 54",
        "[2001:db8::53],      2001:db8:0:0:0:0:0:53, 53",
        "2001:db8::53,        2001:db8:0:0:0:0:0:53, 53",
    })
    void reads_addresses(String text, String host, int port) {
        var server = DnsServers.of(List.of(text)).getFirst();
        assertThat(server.getAddress().getHostAddress()).isEqualTo(host);
        assertThat(server.getPort()).isEqualTo(port);
    }

    @Test
    void a_name_is_refused_with_a_sentence() {
        assertThatThrownBy(() -> DnsServers.of(List.of("dns.example:53")))
                .hasMessageContaining("postern.dns.servers")
                .hasMessageContaining("127.0.0.1:5353");
    }

    @Test
    void without_any_the_systems_resolvers_are_taken() {
        assertThat(DnsServers.of(List.of(""))).isNotEmpty();
    }
}
