// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpHostTest {
    @ParameterizedTest
    @ValueSource(strings = {"mx1.example.org", "localhost", "mail_1.example.org"})
    void a_host_name_is_taken(String name) {
        assertThat(SmtpHost.checked(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "mx example.org",
                "mx1.example.org.",
                "mx\r\n250 x",
                "m\u00e4il.test",
                "[192.0.2.1]",
                "-a.b"
            })
    void anything_else_is_one_sentence(String name) {
        assertThatThrownBy(() -> SmtpHost.checked(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("postern.edge.hostname: ");
    }
}
