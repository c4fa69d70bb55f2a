// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportAddressesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                      | the policy's | rua                                             | the DNS                                                     | who gets it
            an address of the domain                    | x.test   | mailto:a@x.test                                 | x.test: p=none                                              | a@x.test
            an address of the organization              | a.x.test | mailto:a@x.test                                 | x.test: p=none                                              | a@x.test
            an address in a subdomain                   | x.test   | mailto:a@m.x.test                               | x.test: p=none                                              | a@m.x.test
            in upper case                               | x.test   | MAILTO:A@X.Test                                 | x.test: p=none                                              | A@x.test
            with a subject                              | x.test   | mailto:a@x.test?subject=b@y.test                | x.test: p=none                                              | a@x.test
            with percent signs                          | x.test   | mailto:a%2Bb@x.test                             | x.test: p=none                                              | a+b@x.test
            two                                         | x.test   | mailto:a@x.test,mailto:b@x.test                 | x.test: p=none                                              | a@x.test b@x.test
            twice the same                              | x.test   | mailto:a@x.test,mailto:a@x.test                 | x.test: p=none                                              | a@x.test
            more than we serve                          | x.test   | mailto:a@x.test,mailto:b@x.test,mailto:c@x.test,mailto:d@x.test | x.test: p=none                              | a@x.test b@x.test c@x.test
            another scheme                              | x.test   | https://x.test/in,mailto:a@x.test               | x.test: p=none                                              | a@x.test
            a line end in it                            | x.test   | mailto:a%0D%0Ab@x.test                          | x.test: p=none                                              | nobody
            brackets in it                              | x.test   | mailto:a%3E%3Cb@x.test                          | x.test: p=none                                              | nobody
            an address literal                          | x.test   | mailto:a@[192.0.2.1]                            | x.test: p=none                                              | nobody
            a stranger who does not say that he wants it | x.test  | mailto:a@y.test                                 | x.test: p=none                                              | nobody
            a stranger who does                         | x.test   | mailto:a@y.test                                 | x.test: p=none / y.test*x.test v=DMARC1                     | a@y.test
            one who says something else                 | x.test   | mailto:a@y.test                                 | x.test: p=none / y.test*x.test v=DMARC2                     | nobody
            one who says it beside other things         | x.test   | mailto:a@y.test                                 | x.test: p=none / y.test*x.test hello / y.test*x.test v=DMARC1; | a@y.test
            one who says it of another                  | x.test   | mailto:a@y.test                                 | x.test: p=none / y.test*z.test v=DMARC1                     | nobody
            one who would have it elsewhere             | x.test   | mailto:a@y.test                                 | x.test: p=none / y.test*x.test v=DMARC1; rua=mailto:b@y.test | b@y.test
            one who would have it at somebody else's    | x.test   | mailto:a@y.test                                 | x.test: p=none / y.test*x.test v=DMARC1; rua=mailto:b@z.test | nobody
            a stranger beside an address of its own     | x.test   | mailto:a@y.test,mailto:a@x.test                 | x.test: p=none                                              | a@x.test
            the parent of an organization of its own    | a.x.test | mailto:a@x.test                                 | x.test: p=none / a.x.test: psd=n; p=none                    | nobody
            a stranger of whom the DNS does not tell    | x.test   | mailto:a@y.test                                 | x.test: p=none / y.test!x.test SERVFAIL                     | later
            no word of the organization                 | x.test   | mailto:a@x.test                                 | test! TIMEOUT                                               | later
            a stranger below a name that is too long    | {240}.x.test | mailto:a@y.test                             | x.test: p=none                                              | nobody
            """)
    void go_to(String what, String policyDomain, String rua, String zone, String expected) {
        var name = policyDomain.replace(
                "{240}", "a".repeat(60) + "." + "b".repeat(60) + "." + "c".repeat(60) + "." + "d".repeat(54));
        var found = ReportAddresses.of(rua, name, 3, Zone.of(zone));
        var words = switch (found) {
            case ReportAddresses.Later _ -> "later";
            case ReportAddresses.Known(var addresses) -> addresses.isEmpty() ? "nobody" : String.join(" ", addresses);
        };
        assertThat(words).isEqualTo(expected);
    }
}
