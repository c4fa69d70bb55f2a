// SPDX-License-Identifier: Apache-2.0
package io.postern.dns;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainNamesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            lower case stays as it is          | mx.example.org   | mx.example.org
            upper case is lowered              | MX.Example.ORG   | mx.example.org
            the final dot goes                 | mx.example.org.  | mx.example.org
            underscores are common in the DNS  | _dmarc.a.test    | _dmarc.a.test
            a slash stands in RFC 2317 zones   | 1.0/25.2.0.test  | 1.0/25.2.0.test
            other scripts become A-labels      | bücher.test      | xn--bcher-kva.test
            an empty label is none             | a..test          | -
            a leading dot is none              | .test            | -
            two final dots are none            | a.test..         | -
            a blank is none                    | a b.test         | -
            a backslash is none                | a\\.test         | -
            an address literal is none         | [192.0.2.1]      | -
            """)
    void reads_names(String what, String text, String expected) {
        assertThat(String.valueOf(DomainNames.normal(text))).isEqualTo(expected.equals("-") ? "null" : expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            names of hosts are asked for as they are    | MX.example.org          | mx.example.org
            other scripts become A-labels               | bücher.test             | xn--bcher-kva.test
            any visible character may stand in a name   | A:b/c%d.Test.           | a:b/c%d.test
            a blank is written as its number            | a b.test                | a\\032b.test
            what means something in zone files is told  | a(b)@$;.test            | a\\(b\\)\\@\\$\\;.test
            a backslash is not asked for                | a\\.test                | -
            an empty label is none                      | a b..test               | -
            a leading dot is none                       | .a b                    | -
            """)
    void asks_for_names_that_no_host_has(String what, String text, String expected) {
        assertThat(String.valueOf(DomainNames.asked(text))).isEqualTo(expected.equals("-") ? "null" : expected);
    }

    @Test
    void limits_of_rfc_1035_hold() {
        var label = "a".repeat(63);
        assertThat(DomainNames.normal(label + ".test")).isNotNull();
        assertThat(DomainNames.normal(label + "a.test")).isNull();
        var longest = String.join(".", label, label, label, "a".repeat(61));
        assertThat(DomainNames.normal(longest)).hasSize(253);
        assertThat(DomainNames.normal(longest + "a")).isNull();
        assertThat(DomainNames.normal("")).isNull();
        assertThat(DomainNames.normal(".")).isNull();
        assertThat(DomainNames.asked(":" + label.substring(1) + ".test")).isNotNull();
        assertThat(DomainNames.asked(":" + label + ".test")).isNull();
        assertThat(DomainNames.asked(longest.replaceFirst("a", ":"))).hasSize(253);
        assertThat(DomainNames.asked(":" + longest)).isNull();
        assertThat(DomainNames.asked("a:\u00e4\u0000.test")).isNull();
    }
}
