// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainsTest {
    private static final Domains SOME = Domains.of(List.of("Bank.test", ".group.test", "b\u00fccher.test"), "key");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                          | sender                      | in it
            the domain itself                               | anna@bank.test              | true
            in whatever case                                | anna@BANK.Test              | true
            not what is below it                            | anna@mail.bank.test         | false
            not what only ends like it                      | anna@notbank.test           | false
            nor what goes on behind it                      | anna@bank.test.example.org  | false
            what is below a domain                          | anna@mail.group.test        | true
            however deep                                    | anna@a.b.c.group.test       | true
            but not that domain itself                      | anna@group.test             | false
            nor one that only ends like it                  | anna@mailgroup.test         | false
            an umlaut                                       | anna@b\u00fccher.test       | true
            as the DNS has it                               | anna@xn--bcher-kva.test     | true
            of two at signs the last one counts             | "a@bank.test"@x.test        | false
            an address literal                              | anna@[192.0.2.1]            | false
            the null sender                                 | ''                          | false
            a sender without a domain                       | bank.test                   | false
            """)
    void contain(String what, String sender, boolean in) {
        assertThat(SOME.contain(sender)).isEqualTo(in);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "*.bank.test", "anna@bank.test", "bank..test", "-bank.test"})
    void what_is_no_domain_is_a_sentence(String text) {
        assertThatThrownBy(() -> Domains.of(List.of(text), "postern.edge.tls.required-senders"))
                .hasMessage("postern.edge.tls.required-senders: '" + text
                        + "' is no domain; write example.org, or .example.org for all below it");
    }

    @Test
    void none_contain_nobody() {
        assertThat(Domains.of(List.of(), "key").contain("anna@bank.test")).isFalse();
        assertThat(Domains.NONE.isEmpty()).isTrue();
    }
}
