// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.SenderDomain;
import io.postern.dns.DnsResult;
import io.postern.dns.DnsResult.Failed;
import io.postern.dns.DnsResult.Failure;
import io.postern.dns.DnsResult.Found;
import io.postern.dns.DnsResult.NoData;
import io.postern.dns.DnsResult.NoSuchName;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderFindingTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what the DNS says                        | MX        | A         | AAAA        | finding
            it has a mail server                       | 10 a.test | -         | -           | EXISTS
            it takes no mail                           | 0 .       | -         | -           | NULL_MX
            a null MX beside another means nothing     | 0 .,5 b.x | -         | -           | EXISTS
            without MX an address will do              | NODATA    | 192.0.2.1 | NODATA      | EXISTS
            without MX an IPv6 address will do         | NODATA    | NODATA    | 2001:db8::1 | EXISTS
            one address will do, the other failed      | NODATA    | 192.0.2.1 | SERVFAIL    | EXISTS
            neither MX nor address                     | NODATA    | NODATA    | NODATA      | MISSING
            half an answer is none                     | NODATA    | NODATA    | SERVFAIL    | UNKNOWN
            an address that came too late              | NODATA    | NODATA    | -           | UNKNOWN
            no such domain                             | NXDOMAIN  | -         | -           | MISSING
            what can be no domain                      | BAD_NAME  | -         | -           | MISSING
            the look-up failed                         | SERVFAIL  | -         | -           | UNKNOWN
            the answer came too late                   | -         | -         | -           | UNKNOWN
            """)
    void decides(String what, String mx, String four, String six, SenderDomain expected) {
        assertThat(SenderFinding.decide(result(mx), result(four), result(six))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a mailbox              | ada@example.test        | example.test
            an at sign in quotes   | "a@b"@example.test      | example.test
            a bare mailbox         | postmaster              | -
            an address literal     | ada@[192.0.2.1]         | -
            nothing behind the at  | ada@                    | -
            the null sender        | ''                      | -
            """)
    void finds_the_domain(String what, String reversePath, String expected) {
        assertThat(String.valueOf(SenderFinding.domain(reversePath)))
                .isEqualTo(expected.equals("-") ? "null" : expected);
    }

    private static @Nullable DnsResult result(String text) {
        return switch (text) {
            case "-" -> null;
            case "NXDOMAIN" -> new NoSuchName(60);
            case "NODATA" -> new NoData(60);
            case "SERVFAIL" -> new Failed(Failure.SERVFAIL);
            case "BAD_NAME" -> new Failed(Failure.BAD_NAME);
            default -> new Found(List.of(text.split(",")), 60);
        };
    }
}
