// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpRefusalPageTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://mail.example.org/r/",
                "http://127.0.0.1:2580/r/",
                "https://[2001:db8::1]/r/",
                "https://mail.example.org/why?code="
            })
    void an_address_is_taken(String page) {
        assertThat(SmtpRefusalPage.checked(page)).isEqualTo(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.example.org/r/",
                "https://mail.example.org",
                "javascript:alert(1)/",
                "https://mail.example.org/a b/",
                "https://mail.example.org/\r\n250 ok",
                "https://m\u00e4il.test/r/",
                "https://mail.example.org/000000000000000000000000000000000000000000000000000000000000"
                        + "/000000000000000000000000000000000000000000000000000000000000/"
            })
    void anything_else_is_one_sentence(String page) {
        assertThatThrownBy(() -> SmtpRefusalPage.checked(page))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("postern.edge.refusal-page: ");
    }
}
