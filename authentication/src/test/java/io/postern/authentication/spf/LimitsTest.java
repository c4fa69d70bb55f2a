// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.spf;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.SpfFinding;
import io.postern.contracts.finding.SpfFinding.Identity;
import java.net.InetAddress;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 7208 section 4.6.4, and records that are meant to hurt. */
class LimitsTest {
    private static final String WORLD = """
            h.test   A 198.51.100.1
            h.test   MX 10 h.test
            eight.test  TXT v=spf1 a:h.test a:h.test a:h.test a:h.test a:h.test a:h.test a:h.test a:h.test
            seven.test  TXT v=spf1 a:h.test a:h.test a:h.test a:h.test a:h.test a:h.test a:h.test
            nine.test   TXT v=spf1 include:eight.test a:h.test
            loop.test   TXT v=spf1 include:loop.test -all
            ring.test   TXT v=spf1 redirect=ring.test
            ping.test   TXT v=spf1 include:pong.test
            pong.test   TXT v=spf1 include:ping.test
            dual.test   MX 10 six.test
            dual.test   MX 20 six.test
            dual.test   MX 30 six.test
            six.test    AAAA 2001:db8::1
            many.test   MX 1 h.test
            many.test   MX 2 h.test
            many.test   MX 3 h.test
            many.test   MX 4 h.test
            many.test   MX 5 h.test
            many.test   MX 6 h.test
            many.test   MX 7 h.test
            many.test   MX 8 h.test
            many.test   MX 9 h.test
            many.test   MX 10 h.test
            more.test   MX 1 h.test
            more.test   MX 2 h.test
            more.test   MX 3 h.test
            more.test   MX 4 h.test
            more.test   MX 5 h.test
            more.test   MX 6 h.test
            more.test   MX 7 h.test
            more.test   MX 8 h.test
            more.test   MX 9 h.test
            more.test   MX 10 h.test
            more.test   MX 11 h.test
            1.2.0.192.in-addr.arpa PTR n1.test
            1.2.0.192.in-addr.arpa PTR n2.test
            1.2.0.192.in-addr.arpa PTR n3.test
            1.2.0.192.in-addr.arpa PTR n4.test
            1.2.0.192.in-addr.arpa PTR n5.test
            1.2.0.192.in-addr.arpa PTR n6.test
            1.2.0.192.in-addr.arpa PTR n7.test
            1.2.0.192.in-addr.arpa PTR n8.test
            1.2.0.192.in-addr.arpa PTR n9.test
            1.2.0.192.in-addr.arpa PTR n10.test
            1.2.0.192.in-addr.arpa PTR n11.test
            n10.test    A 192.0.2.1
            n11.test    A 192.0.2.1
            gone.note.test TXT nobody reads this
            """;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                     | record                                                                       | result
            ten terms may look names up                | include:eight.test a:h.test -all                                             | FAIL
            eleven may not                             | include:eight.test a:h.test mx:h.test -all                                   | PERMERROR
            each level of an include counts            | include:nine.test -all                                                       | PERMERROR
            a redirect counts                          | include:eight.test a:h.test redirect=h.test                                  | PERMERROR
            addresses and all do not                   | ip4:1.1.1.1 ip6:::1 ip4:1.1.1.2 include:eight.test a:h.test ip4:1.1.1.3 -all | FAIL
            terms behind a match do not                | ip4:192.0.2.1 include:nine.test include:nine.test -all                       | PASS
            a loop of includes ends                    | include:loop.test -all                                                       | PERMERROR
            a ring of includes ends                    | include:ping.test -all                                                       | PERMERROR
            a loop of redirects ends                   | redirect=ring.test                                                           | PERMERROR
            two terms may look up nothing              | a:gone1.test exists:gone2.test -all                                          | FAIL
            three may not                              | a:gone1.test mx:gone2.test exists:gone3.test -all                            | PERMERROR
            no such record is nothing                  | mx:six.test exists:six.test a:six.test -all                                  | PERMERROR
            a term counts once                         | mx:dual.test a:gone.test -all                                                | FAIL
            names that cannot be are not looked up     | a:a..test a:b..test a:c..test a:d..test -all                                 | FAIL
            the explanation's look-up does not count   | a:gone1.test a:gone2.test exp=gone3.test -all                                | FAIL
            ten mail exchangers are looked at          | mx:many.test -all                                                            | FAIL
            eleven are a mistake                       | mx:more.test -all                                                            | PERMERROR
            the tenth name of a client is looked at    | ptr:n10.test -all                                                            | PASS
            the eleventh is not                        | ptr:n11.test -all                                                            | FAIL
            the client's name for a macro is a look-up | include:seven.test exists:%{p}.test -all                                     | FAIL
            and so may be the eleventh                 | include:seven.test a:h.test exists:%{p}.test -all                            | PERMERROR
            it is looked up once                       | include:seven.test -exists:%{p}.%{p}.test.%{p}.test -all                     | FAIL
            """)
    void limits(String what, String terms, AuthResult expected) {
        var finding = check(new ZoneDns(WORLD + "\nx.test TXT v=spf1 " + terms));
        assertThat(finding.result()).as("%s", finding).isEqualTo(expected);
    }

    @Test
    void nobody_can_make_us_ask_more_than_so_often() {
        var zone = new StringBuilder("x.test TXT v=spf1");
        for (int i = 0; i < 10; i++) {
            zone.append(" mx:m").append(i).append(".test");
        }
        zone.append(" -all exp=e.test\n");
        for (int i = 0; i < 10; i++) {
            for (int j = 0; j < 10; j++) {
                zone.append("m%d.test MX 1 h%d-%d.test\nh%d-%d.test A 198.51.100.1\n".formatted(i, i, j, i, j));
            }
        }
        zone.append("e.test TXT from %{p}\n");
        for (int i = 0; i < 30; i++) {
            zone.append("1.2.0.192.in-addr.arpa PTR p").append(i).append(".test\n");
        }
        var dns = new ZoneDns(zone.toString());
        assertThat(check(dns))
                .extracting(SpfFinding::result, SpfFinding::explanation)
                .containsExactly(AuthResult.FAIL, "from unknown");
        assertThat(dns.asked()).hasSize(1 + 10 + 100 + 1 + 1 + 10);
    }

    @Test
    void a_giant_record_costs_what_it_is_long() {
        var terms = IntStream.range(0, 3000).mapToObj(i -> "ip4:10.0.0.0/8").collect(Collectors.joining(" "));
        var includes = "x.test TXT v=spf1" + " include:y.test".repeat(2000) + "\ny.test TXT v=spf1 " + terms + " ?all";
        assertThat(check(new ZoneDns(includes)))
                .satisfies(finding -> assertThat(finding.result()).isEqualTo(AuthResult.PERMERROR))
                .satisfies(finding -> assertThat(finding.terms()).hasSize(50));
        var macros = "x.test TXT v=spf1 " + ("exists:" + "%{s}%{l}".repeat(3000) + ".test ").repeat(2) + "-all";
        assertThat(check(new ZoneDns(macros)).result()).isEqualTo(AuthResult.FAIL);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            an explanation is given              | exp=e.test -all                  | e.test TXT Not %{i}, says %{d}!     | Not 192.0.2.1, says x.test!
            that of the redirect's target counts | exp=e.test redirect=y.test       | y.test TXT v=spf1 -all exp=f.y.test | of y.test
            an included one does not             | exp=f.y.test include:z.test -all | z.test TXT v=spf1 -all exp=e.test   | of x.test
            two texts are none                   | exp=two.test -all                | x.test A 192.0.2.1                  |
            no text is none                      | exp=gone.test -all               | x.test A 192.0.2.1                  |
            a broken text is none                | exp=e.test -all                  | e.test TXT 100% wrong               |
            a text that nobody knows is none     | exp=e.test -all                  | e.test FAILS TIMEOUT                |
            who passes is not told               | exp=f.y.test +all                | x.test A 192.0.2.1                  |
            who fails softly is not told         | exp=f.y.test ~all                | x.test A 192.0.2.1                  |
            the text need not be a domain's      | exp=gone.note.test -all          | x.test A 192.0.2.1                  | nobody reads this
            """)
    void explains(String what, String terms, String line, String expected) {
        var finding = check(new ZoneDns(WORLD + """
                f.y.test TXT of %{d}
                two.test TXT one
                two.test TXT two
                """ + line + "\nx.test TXT v=spf1 " + terms));
        assertThat(finding.explanation()).as("%s", finding).isEqualTo(expected);
    }

    private static SpfFinding check(ZoneDns dns) {
        var client = InetAddress.ofLiteral("192.0.2.1");
        return Spf.check(
                new SpfQuestion(client, "helo.test", "a@x.test", Identity.MAILFROM, "mx.test", Instant.EPOCH), dns);
    }
}
