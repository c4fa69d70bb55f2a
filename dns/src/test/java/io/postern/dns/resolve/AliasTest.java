// SPDX-License-Identifier: Apache-2.0
package io.postern.dns.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.dns.DnsResult;
import io.postern.dns.DnsResult.Failed;
import io.postern.dns.DnsResult.Failure;
import io.postern.dns.DnsResult.Found;
import io.postern.dns.DnsResult.NoData;
import io.postern.dns.DnsResult.NoSuchName;
import io.postern.dns.RecordType;
import io.postern.dns.resolve.Alias.Ask;
import io.postern.dns.resolve.Alias.Done;
import io.postern.dns.resolve.Alias.Step;
import io.postern.dns.resolve.Response.Code;
import io.postern.dns.resolve.Response.Rr;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AliasTest {
    private static final int A = RecordType.A.number();

    static Stream<Arguments> responses() {
        return Stream.of(
                row("records of the name", done(found(60, "192.0.2.1")), answer(a("x.test", 60, "192.0.2.1"))),
                row(
                        "records behind a CNAME, kept as long as the shortest",
                        done(found(5, "192.0.2.1")),
                        answer(cname("x.test", 5, "y.test"), a("y.test", 60, "192.0.2.1"))),
                row(
                        "records of another name are ignored",
                        done(new NoData(0)),
                        answer(a("victim.test", 60, "192.0.2.1"))),
                row(
                        "a CNAME without its target is asked for",
                        new Ask(new Alias("y.test", 1, 9, false)),
                        answer(cname("x.test", 9, "y.test"))),
                row(
                        "two CNAMEs in a circle are cut",
                        done(new Failed(Failure.CHAIN)),
                        answer(cname("x.test", 9, "y.test"), cname("y.test", 9, "x.test"))),
                row("a CNAME to itself is cut", done(new Failed(Failure.CHAIN)), answer(cname("x.test", 9, "x.test"))),
                row(
                        "no records, says the SOA",
                        done(new NoData(30)),
                        new Response(Code.NOERROR, List.of(), 30, false, false)),
                row(
                        "a referral is not an absence",
                        done(new Failed(Failure.SERVFAIL)),
                        new Response(Code.NOERROR, List.of(), -1, false, false)),
                row("no such name", done(new NoSuchName(30)), new Response(Code.NXDOMAIN, List.of(), 30, true, false)),
                row(
                        "a CNAME to nowhere is nothing",
                        done(new NoSuchName(9)),
                        new Response(Code.NXDOMAIN, List.of(cname("x.test", 9, "y.test")), 30, true, false)),
                row("the server failed", done(new Failed(Failure.SERVFAIL)), Response.of(Code.SERVFAIL)),
                row("the server refused", done(new Failed(Failure.REFUSED)), Response.of(Code.REFUSED)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("responses")
    void reads(String what, Step expected, Response response) {
        assertThat(Alias.start("x.test").read(RecordType.A, response)).isEqualTo(expected);
    }

    @Test
    void eight_cnames_are_followed_and_the_ninth_is_not() {
        assertThat(Alias.start("0.test").read(RecordType.A, chain(8))).isEqualTo(done(found(9, "192.0.2.1")));
        assertThat(Alias.start("0.test").read(RecordType.A, chain(9))).isEqualTo(done(new Failed(Failure.CHAIN)));
    }

    @Test
    void the_limit_holds_over_several_responses() {
        var eighth = new Alias("8.test", 8, 9, true);
        assertThat(eighth.read(RecordType.A, answer(cname("8.test", 9, "9.test"))))
                .isEqualTo(done(new Failed(Failure.CHAIN)));
    }

    @Test
    void dnssec_vouches_for_a_chain_only_if_it_does_so_for_each_step() {
        var secure = Alias.start("x.test").read(RecordType.A, vouched(cname("x.test", 9, "y.test")));
        assertThat(secure).isEqualTo(new Ask(new Alias("y.test", 1, 9, true)));
        var second = ((Ask) secure).next();
        assertThat(second.read(RecordType.A, vouched(a("y.test", 60, "192.0.2.1"))))
                .isEqualTo(new Done(found(9, "192.0.2.1"), true));
        assertThat(second.read(RecordType.A, answer(a("y.test", 60, "192.0.2.1"))))
                .isEqualTo(new Done(found(9, "192.0.2.1"), false));
        var insecure = new Alias("y.test", 1, 9, false);
        assertThat(insecure.read(RecordType.A, vouched(a("y.test", 60, "192.0.2.1"))))
                .isEqualTo(new Done(found(9, "192.0.2.1"), false));
    }

    @Test
    void dnssec_vouches_for_absences_too() {
        assertThat(Alias.start("x.test").read(RecordType.A, new Response(Code.NXDOMAIN, List.of(), 30, true, true)))
                .isEqualTo(new Done(new NoSuchName(30), true));
    }

    @Test
    void the_alias_itself_can_be_asked_for() {
        assertThat(Alias.start("x.test").read(RecordType.CNAME, answer(cname("x.test", 9, "y.test"))))
                .isEqualTo(done(found(9, "y.test")));
    }

    private static Response vouched(Rr... records) {
        return new Response(Code.NOERROR, List.of(records), -1, true, true);
    }

    private static Response chain(int length) {
        var links = IntStream.range(0, length).mapToObj(i -> cname(i + ".test", 9, (i + 1) + ".test"));
        return answer(Stream.concat(links, Stream.of(a(length + ".test", 60, "192.0.2.1")))
                .toArray(Rr[]::new));
    }

    private static Arguments row(String what, Step expected, Response response) {
        return Arguments.of(what, expected, response);
    }

    private static Done done(DnsResult result) {
        return new Done(result, false);
    }

    private static Found found(long ttl, String... values) {
        return new Found(List.of(values), ttl);
    }

    private static Response answer(Rr... records) {
        return new Response(Code.NOERROR, List.of(records), -1, true, false);
    }

    private static Rr a(String owner, long ttl, String value) {
        return new Rr(owner, A, ttl, value);
    }

    private static Rr cname(String owner, long ttl, String target) {
        return new Rr(owner, Response.CNAME, ttl, target);
    }
}
