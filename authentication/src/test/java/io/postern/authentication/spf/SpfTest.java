// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.spf;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.SpfFinding;
import io.postern.contracts.finding.SpfFinding.Identity;
import io.postern.dns.DnsResult.Failure;
import java.net.InetAddress;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SpfTest {
    private static final String WORLD = """
            ip4.test        TXT v=spf1 ip4:192.0.2.0/24 -all
            ip6.test        TXT v=spf1 ip6:2001:db8::/32 ~all
            a.test          TXT v=spf1 a -all
            a.test          A 192.0.2.1
            a.test          AAAA 2001:db8::1
            wide.test       TXT v=spf1 a:a.test/24//64 -all
            mx.test         TXT v=spf1 mx -all
            mx.test         MX 10 one.mx.test
            mx.test         MX 20 two.mx.test
            one.mx.test     A 192.0.2.11
            two.mx.test     A 192.0.2.12
            null.test       TXT v=spf1 mx -all
            null.test       MX 0 .
            ptr.test        TXT v=spf1 ptr -all
            1.2.0.192.in-addr.arpa  PTR client.ptr.test
            2.2.0.192.in-addr.arpa  PTR forged.ptr.test
            client.ptr.test A 192.0.2.1
            forged.ptr.test A 198.51.100.1
            3.2.0.192.in-addr.arpa  FAILS SERVFAIL
            4.2.0.192.in-addr.arpa  PTR gone.ptr.test
            4.2.0.192.in-addr.arpa  PTR lost.ptr.test
            4.2.0.192.in-addr.arpa  PTR found.ptr.test
            lost.ptr.test   FAILS TIMEOUT
            found.ptr.test  A 192.0.2.4
            exists.test     TXT v=spf1 exists:%{ir}.%{l}.list.test -all
            1.2.0.192.known.list.test A 127.0.0.2
            inc.test        TXT v=spf1 include:ip4.test ?all
            chain.test      TXT v=spf1 redirect=inc.test
            none.test       TXT hello
            two.test        TXT v=spf1 -all
            two.test        TXT v=spf1 ~all
            broken.test     TXT v=spf1 ip4:192.0.2.1 moo -all
            incnone.test    TXT v=spf1 include:none.test ip4:192.0.2.1
            rednone.test    TXT v=spf1 redirect=none.test
            redmatch.test   TXT v=spf1 redirect=none.test ip4:192.0.2.1
            incbroken.test  TXT v=spf1 include:broken.test +all
            lost.test       FAILS SERVFAIL
            inclost.test    TXT v=spf1 include:lost.test ip4:192.0.2.1
            alost.test      TXT v=spf1 a:lost.test ip4:192.0.2.1
            late.test       TXT v=spf1 ip4:192.0.2.1 a:lost.test
            mxlost.test     TXT v=spf1 mx -all
            mxlost.test     MX 10 one.mx.test
            mxlost.test     MX 20 lost.test
            odd.test        TXT v=spf1 a:a..test -all
            incodd.test     TXT v=spf1 include:a..test ip4:192.0.2.1
            redodd.test     TXT v=spf1 redirect=a..test
            xn--bcher-kva.test TXT v=spf1 ip4:192.0.2.1 -all
            """;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                           | client           | sender             | result
            a listed address passes                          | 192.0.2.1        | a@ip4.test         | PASS
            an address beside fails                          | 198.51.100.1     | a@ip4.test         | FAIL
            a mapped address is one of IPv4                  | ::ffff:192.0.2.1 | a@ip4.test         | PASS
            a record for IPv4 says nothing of IPv6           | 2001:db8::1      | a@ip4.test         | FAIL
            a listed network of IPv6 passes                  | 2001:db8::9      | a@ip6.test         | PASS
            a tilde is a soft failure                        | 2001:db9::1      | a@ip6.test         | SOFTFAIL
            the domain's own address passes                  | 192.0.2.1        | a@a.test           | PASS
            its own address of IPv6 passes                   | 2001:db8::1      | a@a.test           | PASS
            a neighbour of it fails                          | 192.0.2.2        | a@a.test           | FAIL
            a neighbour passes where a prefix says so        | 192.0.2.2        | a@wide.test        | PASS
            each family has its own prefix                   | 2001:db8::2      | a@wide.test        | PASS
            a mail exchanger passes                          | 192.0.2.12       | a@mx.test          | PASS
            another host than the exchangers fails           | 192.0.2.13       | a@mx.test          | FAIL
            a null MX matches nobody                         | 192.0.2.1        | a@null.test        | FAIL
            a name that leads back passes                    | 192.0.2.1        | a@ptr.test         | PASS
            a name that leads elsewhere does not             | 192.0.2.2        | a@ptr.test         | FAIL
            reverse DNS that is out of order matches nobody  | 192.0.2.3        | a@ptr.test         | FAIL
            names that do not resolve are passed over        | 192.0.2.4        | a@ptr.test         | PASS
            what a macro finds passes                        | 192.0.2.1        | known@exists.test  | PASS
            what a macro does not find fails                 | 192.0.2.1        | other@exists.test  | FAIL
            a local part beyond ASCII finds nothing          | 192.0.2.1        | bücher@exists.test | FAIL
            an included pass is a match                      | 192.0.2.1        | a@inc.test         | PASS
            an included failure is none                      | 198.51.100.1     | a@inc.test         | NEUTRAL
            a redirect is followed                           | 192.0.2.1        | a@chain.test       | PASS
            a redirect's result is the result                | 198.51.100.1     | a@chain.test       | NEUTRAL
            a domain without a record                        | 192.0.2.1        | a@none.test        | NONE
            a domain that does not exist                     | 192.0.2.1        | a@gone.test        | NONE
            a single label is no domain                      | 192.0.2.1        | a@localhost        | NONE
            an address literal is no domain                  | 192.0.2.1        | a@[192.0.2.1]      | NONE
            an empty label is no domain                      | 192.0.2.1        | a@a..test          | NONE
            a domain of another script                       | 192.0.2.1        | a@bücher.test      | PASS
            two records are a mistake                        | 192.0.2.1        | a@two.test         | PERMERROR
            a mistake behind the match is one too            | 192.0.2.1        | a@broken.test      | PERMERROR
            to include nothing is a mistake                  | 192.0.2.1        | a@incnone.test     | PERMERROR
            to redirect to nothing is a mistake              | 192.0.2.1        | a@rednone.test     | PERMERROR
            a redirect counts only where nothing matches     | 192.0.2.1        | a@redmatch.test    | PASS
            to include a mistake is one                      | 192.0.2.1        | a@incbroken.test   | PERMERROR
            a record that nobody knows                       | 192.0.2.1        | a@lost.test        | TEMPERROR
            an included record that nobody knows             | 192.0.2.1        | a@inclost.test     | TEMPERROR
            an address that nobody knows                     | 192.0.2.1        | a@alost.test       | TEMPERROR
            but what comes behind a match is not asked for   | 192.0.2.1        | a@late.test        | PASS
            an exchanger's address that nobody knows         | 192.0.2.1        | a@mxlost.test      | TEMPERROR
            nobody waits for it when another matches         | 192.0.2.11       | a@mxlost.test      | PASS
            a name that cannot be does not match             | 192.0.2.1        | a@odd.test         | FAIL
            to include a name that cannot be is a mistake    | 192.0.2.1        | a@incodd.test      | PERMERROR
            to redirect to it is one too                     | 192.0.2.1        | a@redodd.test      | PERMERROR
            the null sender is the HELO name's               | 192.0.2.1        |                    | PASS
            """)
    void checks(String what, String client, String sender, AuthResult expected) {
        var finding = check(WORLD, client, sender == null ? "" : sender);
        assertThat(finding.result()).as("%s", finding).isEqualTo(expected);
        assertThat(finding.explanation()).isNull();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BAD_NAME")
    void whatever_keeps_the_record_away_is_temporary(Failure failure) {
        var finding = check("x.test FAILS " + failure, "192.0.2.1", "a@x.test");
        assertThat(finding.result()).isEqualTo(AuthResult.TEMPERROR);
        assertThat(finding.terms()).singleElement().asString().contains("x.test", failure.name());
    }

    @Test
    void the_helo_identity_is_the_helo_name() {
        var question = new SpfQuestion(
                InetAddress.ofLiteral("192.0.2.1"), "a.test", "a@ip6.test", Identity.HELO, "mx.test", Instant.EPOCH);
        var finding = Spf.check(question, new ZoneDns(WORLD));
        assertThat(finding)
                .extracting(SpfFinding::identity, SpfFinding::domain, SpfFinding::result)
                .containsExactly(Identity.HELO, "a.test", AuthResult.PASS);
        var literal = new SpfQuestion(
                InetAddress.ofLiteral("192.0.2.1"), "x@a.test", "", Identity.HELO, "mx.test", Instant.EPOCH);
        assertThat(Spf.check(literal, new ZoneDns(WORLD)).result()).isEqualTo(AuthResult.NONE);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            v=spf1 -all           | true
            v=spf1 ?all           | false
            v=spf1 a -all         | false
            v=spf1 redirect=n.test| false
            """)
    void knows_domains_that_send_nothing(String record, boolean expected) {
        var zone = "x.test TXT " + record + "\nn.test TXT v=spf1 -all";
        assertThat(check(zone, "192.0.2.1", "a@x.test").sendsNothing()).isEqualTo(expected);
    }

    @Test
    void tells_which_terms_it_looked_at() {
        var finding = check("""
                x.test      TXT v=spf1 ip4:198.51.100.1 a:mail.x.test include:y.test mx redirect=z.test
                mail.x.test A 198.51.100.2
                y.test      TXT v=spf1 exists:%{ir}.y.test ?all
                x.test      MX 10 mail.x.test
                z.test      TXT v=spf1 a:mail.x.test/0 -all
                """, "192.0.2.1", "a@x.test");
        assertThat(finding.terms())
                .containsExactly(
                        "ip4:198.51.100.1: no match",
                        "a:mail.x.test: no match, A of mail.x.test is 198.51.100.2",
                        "exists:%{ir}.y.test of y.test: no match, A of 1.2.0.192.y.test is NXDOMAIN",
                        "?all of y.test: match",
                        "include:y.test: no match, neutral there",
                        "mx: no match, MX of x.test is 10 mail.x.test",
                        "redirect=z.test",
                        "a:mail.x.test/0 of z.test: match, A of mail.x.test is 198.51.100.2");
    }

    @Test
    void of_many_terms_the_first_and_the_last_are_told() {
        var terms = IntStream.range(0, 4000).mapToObj(i -> "ip4:198.51.100.1").collect(Collectors.joining(" "));
        var finding = check("x.test TXT v=spf1 " + terms + " -all", "192.0.2.1", "a@x.test");
        assertThat(finding.terms()).hasSize(50).last().isEqualTo("-all: match");
    }

    private static SpfFinding check(String zone, String client, String sender) {
        var question = new SpfQuestion(
                InetAddress.ofLiteral(client), "a.test", sender, Identity.MAILFROM, "mx.receiver.test", Instant.EPOCH);
        return Spf.check(question, new ZoneDns(zone));
    }
}
