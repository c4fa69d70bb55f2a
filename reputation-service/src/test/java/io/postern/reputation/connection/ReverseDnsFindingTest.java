// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.dns.DnsResult;
import io.postern.dns.DnsResult.Failed;
import io.postern.dns.DnsResult.Failure;
import io.postern.dns.DnsResult.Found;
import io.postern.dns.DnsResult.NoData;
import io.postern.dns.DnsResult.NoSuchName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReverseDnsFindingTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what the DNS says                          | client    | PTR           | a.test    | b.test    | finding
            a name that leads back is confirmed          | 192.0.2.7 | a.test        | 192.0.2.7 | -         | CONFIRMED a.test
            one of its several addresses is enough       | 192.0.2.7 | a.test        | 192.0.2.9,192.0.2.7 | - | CONFIRMED a.test
            and among IPv6 addresses                     | 2001:db8::7 | a.test      | 2001:db8:0:0:0:0:0:9,2001:db8:0:0:0:0:0:7 | - | CONFIRMED a.test
            one of two names is enough                   | 192.0.2.7 | a.test,b.test | 192.0.2.9 | 192.0.2.7 | CONFIRMED b.test
            a failing name does not spoil a good one     | 192.0.2.7 | a.test,b.test | SERVFAIL  | 192.0.2.7 | CONFIRMED b.test
            a name that leads elsewhere is not confirmed | 192.0.2.7 | a.test        | 192.0.2.9 | -         | UNCONFIRMED
            a name without address is not confirmed      | 192.0.2.7 | a.test        | NODATA    | -         | UNCONFIRMED
            a name that does not exist is not confirmed  | 192.0.2.7 | a.test        | NXDOMAIN  | -         | UNCONFIRMED
            a failing address look-up tells nothing      | 192.0.2.7 | a.test        | SERVFAIL  | -         | UNKNOWN
            an address that came too late tells nothing  | 192.0.2.7 | a.test        | -         | -         | UNKNOWN
            no such PTR name is missing                  | 192.0.2.7 | NXDOMAIN      | -         | -         | MISSING
            no PTR record is missing                     | 192.0.2.7 | NODATA        | -         | -         | MISSING
            a private address needs no PTR               | 10.0.0.7  | NXDOMAIN      | -         | -         | UNKNOWN
            a private address may have one               | 10.0.0.7  | a.test        | 10.0.0.7  | -         | CONFIRMED a.test
            a failing PTR look-up tells nothing          | 192.0.2.7 | SERVFAIL      | -         | -         | UNKNOWN
            a PTR that came too late tells nothing       | 192.0.2.7 | -             | -         | -         | UNKNOWN
            a PTR that is no host name is not confirmed  | 192.0.2.7 | a\\032b.test  | -         | -         | UNCONFIRMED
            a PTR without dot is not confirmed           | 192.0.2.7 | localhost     | -         | -         | UNCONFIRMED
            """)
    void decides(String what, String client, String ptr, String a, String b, String expected) {
        var forward = new HashMap<String, DnsResult>();
        put(forward, "a.test", a);
        put(forward, "b.test", b);
        var finding = ReverseDnsFinding.decide(ClientAddress.of(client), result(ptr), forward);
        assertThat(finding.status() + (finding.host() == null ? "" : " " + finding.host()))
                .isEqualTo(expected);
    }

    @Test
    void the_eleventh_name_is_not_looked_at() {
        var names =
                IntStream.rangeClosed(1, 11).mapToObj(i -> "n" + i + ".test").toList();
        Map<String, DnsResult> forward = new HashMap<>();
        names.forEach(name -> forward.put(name, new NoData(1)));
        forward.put("n11.test", new Found(List.of("192.0.2.7"), 60));
        var finding = ReverseDnsFinding.decide(ClientAddress.of("192.0.2.7"), new Found(names, 60), forward);
        assertThat(finding.host()).isNull();
        assertThat(finding.names()).hasSize(10);
    }

    @Test
    void ipv6_is_compared_by_value() {
        var finding = ReverseDnsFinding.decide(
                ClientAddress.of("2001:db8::7"),
                new Found(List.of("a.test"), 60),
                Map.of("a.test", new Found(List.of("2001:db8:0:0:0:0:0:7"), 60)));
        assertThat(finding.host()).isEqualTo("a.test");
    }

    private static void put(Map<String, DnsResult> forward, String name, String text) {
        var result = result(text);
        if (result != null) {
            forward.put(name, result);
        }
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
