// SPDX-License-Identifier: Apache-2.0
package io.postern.dns.mx;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.dns.DnsResult;
import io.postern.dns.DnsResult.Failed;
import io.postern.dns.DnsResult.Failure;
import io.postern.dns.DnsResult.Found;
import io.postern.dns.DnsResult.NoData;
import io.postern.dns.DnsResult.NoSuchName;
import io.postern.dns.mx.HostAddresses.Addresses;
import io.postern.dns.mx.MailRoute.Exchanger;
import io.postern.dns.mx.MailRoute.Hosts;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MailExchangersTest {

    static Stream<Arguments> routes() {
        return Stream.of(
                Arguments.of(
                        "the lowest preference comes first",
                        new Found(List.of("20 b.test", "10 a.test"), 60),
                        new Hosts(List.of(new Exchanger(10, "a.test"), new Exchanger(20, "b.test")), false)),
                Arguments.of("the null MX", new Found(List.of("0 ."), 60), new MailRoute.NullMx()),
                Arguments.of(
                        "a null MX beside another is ignored",
                        new Found(List.of("0 .", "10 a.test"), 60),
                        new Hosts(List.of(new Exchanger(10, "a.test")), false)),
                Arguments.of(
                        "without MX the domain is its own host",
                        new NoData(60),
                        new Hosts(List.of(new Exchanger(0, "x.test")), true)),
                Arguments.of("a domain that does not exist", new NoSuchName(60), new MailRoute.NoSuchDomain()),
                Arguments.of("no domain at all", new Failed(Failure.BAD_NAME), new MailRoute.NoSuchDomain()),
                Arguments.of(
                        "a failed look-up is for later",
                        new Failed(Failure.SERVFAIL),
                        new MailRoute.Failed(Failure.SERVFAIL)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("routes")
    void reads_the_answer(String what, DnsResult result, MailRoute expected) {
        assertThat(MailExchangers.route("x.test", result)).isEqualTo(expected);
    }

    static Stream<Arguments> addresses() {
        var four = new Found(List.of("192.0.2.1"), 60);
        var six = new Found(List.of("2001:db8::1"), 60);
        return Stream.of(
                Arguments.of("both families", four, six, found("192.0.2.1", "2001:db8::1")),
                Arguments.of("one family is enough", four, new Failed(Failure.SERVFAIL), found("192.0.2.1")),
                Arguments.of("no address", new NoData(1), new NoData(1), new Addresses.None()),
                Arguments.of(
                        "half an answer is none",
                        new NoData(1),
                        new Failed(Failure.TIMEOUT),
                        new Addresses.Failed(Failure.TIMEOUT)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("addresses")
    void collects_addresses(String what, DnsResult four, DnsResult six, Addresses expected) {
        assertThat(HostAddresses.addresses(four, six)).isEqualTo(expected);
    }

    private static Addresses found(String... literals) {
        return new Addresses.Found(
                Stream.of(literals).map(InetAddress::ofLiteral).toList());
    }
}
