// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.reputation.connection.ClientAddress.Reach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7,        PUBLIC",
        "100.63.255.255,   PUBLIC",
        "2001:db8::1,      PUBLIC",
        "10.1.2.3,         PRIVATE",
        "172.31.0.1,       PRIVATE",
        "192.168.1.1,      PRIVATE",
        "169.254.1.1,      PRIVATE",
        "100.64.0.1,       PRIVATE",
        "100.127.255.255,  PRIVATE",
        "fd00::1,          PRIVATE",
        "fe80::1,          PRIVATE",
        "127.0.0.1,        LOOPBACK",
        "127.9.9.9,        LOOPBACK",
        "::1,              LOOPBACK",
        "::ffff:127.0.0.1, LOOPBACK",
        "::ffff:10.0.0.1,  PRIVATE",
    })
    void reaches(String text, Reach expected) {
        assertThat(ClientAddress.of(text).reach()).isEqualTo(expected);
    }

    @Test
    void what_is_no_address_is_never_looked_up() {
        assertThat(ClientAddress.of("mx.example.org").ip()).isNull();
        assertThat(ClientAddress.of("").ip()).isNull();
    }
}
