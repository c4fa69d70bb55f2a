// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.helo;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.finding.HeloFinding;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeloDecisionTest {
    private static final Set<String> OURS =
            Set.of("local.test", "mx.local.test", "203.0.113.25", "2001:db8:25:0:0:0:0:1");
    private static final ReverseDns NAMED =
            new ReverseDns(ReverseDns.Status.CONFIRMED, "mx.good.test", List.of("mx.good.test"));

    private final AtomicInteger asked = new AtomicInteger();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what the client says                          | HELO                 | client      | A           | AAAA        | finding
            its confirmed name                              | MX.Good.test         | 192.0.2.7   | -           | -           | MATCHES
            its confirmed name with a final dot             | mx.good.test.        | 192.0.2.7   | -           | -           | MATCHES
            another name of its address                     | out.good.test        | 192.0.2.7   | 192.0.2.7   | NODATA      | MATCHES
            a name of several addresses, its own among them | pool.good.test       | 192.0.2.7   | 192.0.2.1,192.0.2.7 | - | MATCHES
            a name of its IPv6 address                      | out.good.test        | 2001:db8::7 | NODATA      | 2001:db8:0:0:0:0:0:7 | MATCHES
            an address that leads to it is enough           | out.good.test        | 2001:db8::7 | SERVFAIL    | 2001:db8:0:0:0:0:0:7 | MATCHES
            a name of another address                       | www.bank.test        | 192.0.2.7   | 198.51.100.1 | NODATA     | MISMATCH
            a name that has only IPv6, from IPv4            | six.good.test        | 192.0.2.7   | NODATA      | 2001:db8:0:0:0:0:0:7 | MISMATCH
            a name of another address, its IPv6 unknown     | www.bank.test        | 192.0.2.7   | 198.51.100.1 | SERVFAIL   | MISMATCH
            a name that does not exist                      | mail.corp.lan        | 192.0.2.7   | NXDOMAIN    | NXDOMAIN    | UNRESOLVABLE
            a name without address                          | good.test            | 192.0.2.7   | NODATA      | NODATA      | UNRESOLVABLE
            the inside name of many a server                | localhost.localdomain | 192.0.2.7  | NXDOMAIN    | NXDOMAIN    | UNRESOLVABLE
            a name whose look-up failed                     | out.good.test        | 192.0.2.7   | SERVFAIL    | NODATA      | UNKNOWN
            a name whose other look-up failed               | out.good.test        | 192.0.2.7   | NODATA      | SERVFAIL    | UNKNOWN
            a name that nobody answered for in time         | out.good.test        | 192.0.2.7   | -           | -           | UNKNOWN
            a name that may lead to it, nobody knows        | out.good.test        | 192.0.2.7   | SERVFAIL    | 2001:db8:0:0:0:0:0:7 | UNKNOWN
            underscores are forgiven                        | my_host.good.test    | 192.0.2.7   | 192.0.2.7   | NODATA      | MATCHES
            a name in another script                        | müller.test          | 192.0.2.7   | 192.0.2.7   | NODATA      | MATCHES
            its own address                                 | [192.0.2.7]          | 192.0.2.7   | -           | -           | LITERAL
            its own IPv6 address                            | [IPv6:2001:db8::7]   | 2001:db8::7 | -           | -           | LITERAL
            its own IPv6 address, written at length         | [ipv6:2001:0DB8:0::0007] | 2001:db8::7 | -       | -           | LITERAL
            its own IPv4 address in IPv6                    | [IPv6:::ffff:192.0.2.7] | 192.0.2.7 | -          | -           | LITERAL
            an address of somebody else                     | [192.0.2.8]          | 192.0.2.7   | -           | -           | FOREIGN_LITERAL
            the address of every machine                    | [127.0.0.1]          | 192.0.2.7   | -           | -           | FOREIGN_LITERAL
            our own address                                 | [203.0.113.25]       | 192.0.2.7   | -           | -           | OURS
            our own IPv6 address                            | [IPv6:2001:db8:25::1] | 192.0.2.7  | -           | -           | OURS
            our own domain                                  | Local.Test           | 192.0.2.7   | 203.0.113.25 | NODATA     | OURS
            our own name, while the DNS fails               | mx.local.test        | 192.0.2.7   | SERVFAIL    | -           | OURS
            a machine of ours by our own name               | mx.local.test        | 203.0.113.25 | 203.0.113.25 | NODATA    | MATCHES
            a name inside our domain is not ours by itself  | pc.local.test        | 192.0.2.7   | NXDOMAIN    | NXDOMAIN    | UNRESOLVABLE
            """)
    void decides(String what, String helo, String client, String four, String six, HeloFinding expected) {
        var check = HeloCheck.start(helo, client, NAMED, OURS, lookup(four, six));
        assertThat(check.finding()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "PC",
                "192.0.2.7",
                "192.0.2.7.",
                "[192.0.2]",
                "[192.0.2.256]",
                "[2001:db8::7]",
                "[IPv6:192.0.2.7]",
                "[IPv6:fe80::1%eth0]",
                "[192.0.2.7",
                "[]",
                "",
                ".",
                "a..test",
                "-a.test",
                "a-.test",
                "a b.test",
                "a/b.test",
                "mx.good.test\u0000",
                "a.test:25",
                "user@a.test"
            })
    void is_no_name_and_nothing_is_asked(String helo) {
        var check = HeloCheck.start(helo, "192.0.2.7", NAMED, OURS, lookup("192.0.2.7", "NODATA"));
        assertThat(check.finding()).isEqualTo(HeloFinding.BAD_SYNTAX);
        assertThat(check.done()).isDone();
        assertThat(asked).hasValue(0);
    }

    @Test
    void what_is_plain_is_not_asked_for_and_the_rest_costs_two_questions() {
        HeloCheck.start("mx.good.test", "192.0.2.7", NAMED, OURS, lookup("-", "-"));
        HeloCheck.start("[192.0.2.7]", "192.0.2.7", NAMED, OURS, lookup("-", "-"));
        HeloCheck.start("mx.good.test", "no address", null, OURS, lookup("-", "-"));
        assertThat(asked).hasValue(0);
        var check = HeloCheck.start("mx.good.test", "192.0.2.7", null, OURS, lookup("192.0.2.7", "-"));
        assertThat(asked).hasValue(2);
        assertThat(check.done()).isNotDone();
        assertThat(check.finding()).isEqualTo(HeloFinding.MATCHES);
    }

    private Lookup lookup(String four, String six) {
        return (name, type) -> {
            asked.incrementAndGet();
            var result = result(type == RecordType.A ? four : six);
            return result == null
                    ? new CompletableFuture<>()
                    : CompletableFuture.completedFuture(new DnsReply(new DnsQuestion(name, type), result, true, 0));
        };
    }

    private static @Nullable DnsResult result(String text) {
        return switch (text) {
            case "-" -> null;
            case "NXDOMAIN" -> new NoSuchName(60);
            case "NODATA" -> new NoData(60);
            case "SERVFAIL" -> new Failed(Failure.SERVFAIL);
            default -> new Found(List.of(text.split(",")), 60);
        };
    }
}
