// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscretionTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                              | text                              | shown
            other words stay                    | your address is listed            | your address is listed
            a recipient goes                    | <bert@local.test>: no             | <[…]>: no
            in whatever case                    | BERT@Local.Test: no               | […]: no
            its domain goes                     | invoice-local.test.exe            | invoice-[…].exe
            nor does our postmaster go          | ask our postmaster                | ask our postmaster
            what the client calls itself stays  | mail.sender.test and sender.test  | mail.sender.test and sender.test
            """)
    void takes_recipients_out(String what, String text, String shown) {
        var discretion = Discretion.about(
                List.of("bert@local.test", "carla@sender.test", "postmaster"), List.of("mail.sender.test"));
        assertThat(discretion.of(text)).isEqualTo(shown);
    }

    @Test
    void nothing_turns_the_page_around() {
        var discretion = Discretion.about(List.of(), List.of());
        assertThat(discretion.of("a\u202eb\r\nc\u0000d\u2028e")).isEqualTo("a?b??c?d?e");
        assertThat(discretion.of("x".repeat(5000))).hasSize(1000);
    }
}
