// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.SenderDomain;
import io.postern.dns.DnsQuestion;
import io.postern.dns.DnsReply;
import io.postern.dns.DnsResult;
import io.postern.dns.DnsResult.Failed;
import io.postern.dns.DnsResult.Failure;
import io.postern.dns.DnsResult.Found;
import io.postern.dns.DnsResult.NoData;
import io.postern.dns.DnsResult.NoSuchName;
import io.postern.dns.Lookup;
import io.postern.dns.RecordType;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderFindingTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what the DNS says                        | MX        | A         | AAAA        | finding
            its mail server is written as an address   | 10 192.0.2.1 | -      | -           | MX_ADDRESS
            in brackets, beside a good one             | 5 a.test,10 [192.0.2.1] | - | -     | MX_ADDRESS
            as an IPv6 address                         | 10 2001:db8::1 | -    | -           | MX_ADDRESS
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
        assertThat(SenderFinding.decide(result(mx), result(four), result(six), List.of()))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what the DNS says                        | MX            | CNAME of a.test | of b.test | finding
            its mail server is a host                  | 10 a.test     | NODATA   | -        | EXISTS
            its mail server is an alias                | 10 a.test     | x.test   | -        | MX_CNAME
            one of two is an alias                     | 5 a.test,9 b.test | NODATA | x.test | MX_CNAME
            nobody knows whether it is an alias        | 10 a.test     | SERVFAIL | -        | EXISTS
            the answer came too late                   | 10 a.test     | -        | -        | EXISTS
            its mail server does not exist             | 10 a.test     | NXDOMAIN | -        | EXISTS
            an alias beside a null MX                  | 0 .,9 b.test  | -        | x.test   | MX_CNAME
            """)
    void looks_whether_mail_servers_are_aliases(String what, String mx, String a, String b, SenderDomain expected) {
        Lookup lookup = (name, type) -> {
            var result = result(type == RecordType.MX ? mx : name.equals("a.test") ? a : b);
            return result == null
                    ? new CompletableFuture<>()
                    : CompletableFuture.completedFuture(new DnsReply(new DnsQuestion(name, type), result, true, 0));
        };
        assertThat(SenderCheck.start("ada@example.test", Set.of(), lookup).finding())
                .isEqualTo(expected);
    }

    @Test
    void of_many_mail_servers_the_five_most_preferred_are_looked_at() {
        var many = IntStream.range(0, 100)
                .mapToObj(i -> (100 - i) + " mx" + i + ".test")
                .collect(Collectors.toList());
        many.add("1 192.0.2.1");
        assertThat(SenderFinding.hosts(new Found(many, 60)))
                .containsExactly("mx99.test", "mx98.test", "mx97.test", "mx96.test", "mx95.test");
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
