// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.dmarc;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.authentication.header.Header;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.DkimFinding;
import io.postern.contracts.finding.DmarcFinding;
import io.postern.contracts.finding.SpfFinding;
import io.postern.contracts.finding.SpfFinding.Identity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SPF and DKIM as {@code pass:x.test}, of HELO as {@code helo-pass:x.test}; the zone as in {@link Zone#of}. */
class DmarcTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                                   | From           | SPF                | DKIM              | the DNS                                                  | result (policy, policy domain, organization)
            no record anywhere                                       | x.test         | pass:x.test        | pass:x.test       | ''                                                       | none (-, -, x.test)
            SPF passes for the domain                                | x.test         | pass:x.test        |                   | x.test: p=reject                                         | pass (reject, x.test, x.test) spf
            a signature of the domain passes                         | x.test         |                    | pass:x.test       | x.test: p=reject                                         | pass (reject, x.test, x.test) dkim
            both                                                     | x.test         | pass:x.test        | pass:x.test       | x.test: p=none                                           | pass (none, x.test, x.test) spf dkim
            neither                                                  | x.test         | fail:x.test        | fail:x.test       | x.test: p=reject                                         | fail (reject, x.test, x.test)
            others pass                                              | x.test         | pass:y.test        | pass:z.test       | x.test: p=quarantine                                     | fail (quarantine, x.test, x.test)
            one of several signatures                                | x.test         |                    | fail:x.test pass:y.test pass:x.test | x.test: p=reject                       | pass (reject, x.test, x.test) dkim
            upper case                                               | X.Test         | pass:X.TEST.       |                   | x.test: p=reject                                         | pass (reject, x.test, x.test) spf
            a softfail is no pass                                    | x.test         | softfail:x.test    |                   | x.test: p=reject                                         | fail (reject, x.test, x.test)
            a weak key is no pass                                    | x.test         |                    | policy:x.test     | x.test: p=reject                                         | fail (reject, x.test, x.test)
            HELO does not count beside MAIL FROM                     | x.test         | pass:y.test helo-pass:x.test |         | x.test: p=reject                                         | fail (reject, x.test, x.test)
            HELO counts with the null reverse-path                   | x.test         | helo-pass:x.test   |                   | x.test: p=reject                                         | pass (reject, x.test, x.test) spf
            # alignment
            a subdomain is aligned, relaxed                          | x.test         | pass:a.x.test      |                   | x.test: p=reject                                         | pass (reject, x.test, x.test) spf
            the parent is aligned, relaxed                           | a.x.test       | pass:x.test        |                   | x.test: p=reject                                         | pass (reject, x.test, x.test) spf
            a sibling is aligned, relaxed                            | a.x.test       |                    | pass:b.x.test     | x.test: p=reject                                         | pass (reject, x.test, x.test) dkim
            a sibling of a domain with its own record                | a.x.test       |                    | pass:b.x.test     | x.test: p=none / a.x.test: p=reject                      | pass (reject, a.x.test, x.test) dkim
            a sibling with its own record                            | a.x.test       |                    | pass:b.x.test     | x.test: p=reject / b.x.test: p=none                      | pass (reject, x.test, x.test) dkim
            a subdomain is not aligned, strict SPF                   | x.test         | pass:a.x.test      | pass:y.test       | x.test: p=reject; aspf=s                                 | fail (reject, x.test, x.test)
            strict SPF leaves DKIM relaxed                           | x.test         | pass:a.x.test      | pass:a.x.test     | x.test: p=reject; aspf=s                                 | pass (reject, x.test, x.test) dkim
            a subdomain is not aligned, strict DKIM                  | x.test         |                    | pass:a.x.test     | x.test: p=reject; adkim=s                                | fail (reject, x.test, x.test)
            the same domain is aligned, strict                       | x.test         |                    | pass:x.test       | x.test: p=reject; adkim=s                                | pass (reject, x.test, x.test) dkim
            a name that only ends alike                              | x.test         | pass:evilx.test    |                   | x.test: p=reject                                         | fail (reject, x.test, x.test)
            a subdomain that is an organization of its own           | x.test         | pass:m.a.x.test    |                   | x.test: p=reject / a.x.test: psd=n                       | fail (reject, x.test, x.test)
            an author in it                                          | m.a.x.test     | pass:x.test        |                   | x.test: p=reject / a.x.test: psd=n; p=none               | fail (none, a.x.test, a.x.test)
            others in it                                             | m.a.x.test     | pass:b.a.x.test    |                   | x.test: p=reject / a.x.test: psd=n; p=none               | pass (none, a.x.test, a.x.test) spf
            siblings below a public suffix                           | a.co.test      | pass:b.co.test     |                   | co.test: psd=y; p=reject                                 | fail (reject, co.test, a.co.test)
            within an organization below a public suffix             | m.a.co.test    | pass:a.co.test     |                   | co.test: psd=y; p=reject                                 | pass (reject, co.test, a.co.test) spf
            mail from a public suffix itself                         | co.test        | pass:co.test       |                   | co.test: psd=y; p=reject                                 | pass (reject, co.test, co.test) spf
            siblings without any record above                        | a.test         | pass:b.test        |                   | a.test: p=reject                                         | fail (reject, a.test, a.test)
            # which record
            the organization's for a subdomain                       | a.b.x.test     |                    |                   | x.test: p=reject                                         | fail (reject, x.test, x.test)
            its sp for a subdomain                                   | a.x.test       |                    |                   | x.test: p=none; sp=quarantine                            | fail (quarantine, x.test, x.test)
            its sp not for itself                                    | x.test         |                    |                   | x.test: p=none; sp=quarantine                            | fail (none, x.test, x.test)
            a subdomain's own, of which p counts                     | a.x.test       |                    |                   | x.test: p=reject / a.x.test: p=none; sp=reject           | fail (none, a.x.test, x.test)
            not one between, but the organization's                  | a.b.x.test     |                    |                   | x.test: p=reject / b.x.test: p=none                      | fail (reject, x.test, x.test)
            one between that says it is the organization's           | a.b.x.test     |                    |                   | x.test: p=reject / b.x.test: psd=n; sp=quarantine        | fail (quarantine, b.x.test, b.x.test)
            the organization's rather than the public suffix's       | a.co.test      |                    |                   | co.test: psd=y; p=reject / a.co.test: p=none             | fail (none, a.co.test, a.co.test)
            the public suffix's where the organization has none      | m.a.co.test    |                    |                   | co.test: psd=y; p=none; sp=reject                        | fail (reject, co.test, a.co.test)
            np for a domain that is not there                        | a.x.test       |                    |                   | x.test: p=none; sp=quarantine; np=reject / -a.x.test     | fail (reject, x.test, x.test)
            not for one that is there                                | a.x.test       |                    |                   | x.test: p=none; sp=quarantine; np=reject                 | fail (quarantine, x.test, x.test)
            sp for one that is not there, without np                 | a.x.test       |                    |                   | x.test: p=none; sp=quarantine / -a.x.test                | fail (quarantine, x.test, x.test)
            np of a public suffix                                    | a.co.test      |                    |                   | co.test: psd=y; p=none; np=reject / -a.co.test           | fail (reject, co.test, a.co.test)
            testing lowers reject                                    | x.test         |                    |                   | x.test: p=reject; t=y                                    | fail (quarantine, x.test, x.test)
            testing lowers quarantine                                | a.x.test       |                    |                   | x.test: p=reject; sp=quarantine; t=y                     | fail (none, x.test, x.test)
            percent means nothing any more                           | x.test         |                    |                   | x.test: p=reject; pct=0                                  | fail (reject, x.test, x.test)
            # records in error
            two records count as none                                | x.test         | pass:x.test        |                   | x.test: p=reject / x.test: p=none                        | none (-, -, x.test) several records of x.test count as none
            two records, and one above                               | a.x.test       |                    |                   | a.x.test: p=none / a.x.test: p=none / x.test: p=reject   | fail (reject, x.test, x.test)
            a record beside other texts                              | x.test         |                    |                   | x.test= v=spf1 -all / x.test: p=reject / x.test= hello   | fail (reject, x.test, x.test)
            the version alone is p=none                              | x.test         |                    |                   | x.test= v=DMARC1                                         | fail (none, x.test, x.test)
            a policy nobody knows                                    | x.test         | pass:x.test        |                   | x.test: p=block                                          | permerror (-, x.test, x.test) the record of x.test cannot be used: not understood: p
            a policy nobody knows, and reports                       | x.test         |                    |                   | x.test: p=block; rua=mailto:a@x.test                     | fail (none, x.test, x.test)
            a policy nobody knows does not send one up               | a.x.test       |                    |                   | a.x.test: p=block / x.test: p=reject                     | permerror (-, a.x.test, x.test) the record of a.x.test cannot be used: not understood: p
            # the DNS fails
            no word of the record                                    | x.test         | pass:x.test        |                   | x.test! TIMEOUT                                          | temperror (-, -, -) the look-up of a record failed: TIMEOUT
            no word of one above                                     | a.x.test       | pass:a.x.test      |                   | x.test! SERVFAIL                                         | temperror (-, -, -) the look-up of a record failed: SERVFAIL
            no more look-ups for this message                        | x.test         | pass:x.test        |                   | x.test! OVER_BUDGET                                      | temperror (-, -, -) the look-up of a record failed: OVER_BUDGET
            aliases in a circle                                      | x.test         | pass:x.test        |                   | x.test! CHAIN                                            | permerror (-, -, -) the look-up of a record failed: CHAIN
            no word of one above, but the same domain passes         | a.x.test       | pass:a.x.test      |                   | a.x.test: p=reject / x.test! SERVFAIL                    | pass (reject, a.x.test, -) spf
            no word of one above, and another domain passes          | a.x.test       | pass:x.test        |                   | a.x.test: p=reject / x.test! SERVFAIL                    | temperror (reject, a.x.test, -) the DNS does not say now what the result rests on
            no word of one above, and nothing passes                 | a.x.test       |                    |                   | a.x.test: p=reject / x.test! SERVFAIL                    | fail (reject, a.x.test, -)
            no word of a domain that passes                          | x.test         | pass:a.x.test      |                   | x.test: p=reject / a.x.test! TIMEOUT                     | temperror (reject, x.test, x.test) the DNS does not say now what the result rests on
            SPF of the domain is not known now                       | x.test         | temperror:x.test   |                   | x.test: p=reject                                         | temperror (reject, x.test, x.test) the DNS does not say now what the result rests on
            SPF of another one is not known now                      | x.test         | temperror:y.test   |                   | x.test: p=reject                                         | fail (reject, x.test, x.test)
            a key of the domain is not known now                     | x.test         |                    | temperror:a.x.test | x.test: p=reject                                        | temperror (reject, x.test, x.test) the DNS does not say now what the result rests on
            the same, and SPF passes                                 | x.test         | pass:x.test        | temperror:x.test  | x.test: p=reject                                         | pass (reject, x.test, x.test) spf
            whether the domain is there is not known                 | a.x.test       |                    |                   | x.test: p=none; np=reject / -a.x.test SERVFAIL           | temperror (none, x.test, x.test) the DNS does not say now what the result rests on
            the same, where it makes no difference                   | a.x.test       |                    |                   | x.test: p=reject; np=reject / -a.x.test SERVFAIL         | fail (reject, x.test, x.test)
            """)
    void judges(String what, String from, @Nullable String spf, @Nullable String dkim, String zone, String expected) {
        var finding = Dmarc.check(header("From: Anna <anna@" + from + ">"), spf(spf), dkim(dkim), Zone.of(zone));
        assertThat(finding.fromDomain()).isEqualTo(from.toLowerCase(Locale.ROOT));
        assertThat(show(finding)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                           | the header                                              | why there is no author's domain
            nothing                          | ''                                                      | there is no From field
            others only                      | Sender: a@x.test~Subject: From: a@x.test                | there is no From field
            two From fields                  | From: a@x.test~From: a@x.test                           | there are 2 From fields
            ten From fields                  | From: a@x.test~{10}                                     | there are 11 From fields
            two in different case            | From: a@x.test~fROM : b@y.test                          | there are 2 From fields
            two domains                      | From: a@x.test, b@y.test                                | From names 2 domains
            an empty From                    | From:                                                   | From names nobody
            an empty group                   | From: nobody:;                                          | From names nobody
            a name alone                     | From: Anna                                              | From names nobody
            an address literal               | From: a@[192.0.2.1]                                     | From has an address without a domain name
            a domain and an address literal  | From: a@x.test, b@[192.0.2.1]                           | From has an address without a domain name
            a name of 300 octets             | From: a@{300}.test                                      | From has an address without a domain name
            a From of 100 KB                 | From: {100000} <a@x.test>                               | From cannot be read: longer than 10000 octets
            brackets twice                   | From: <a@x.test> <b@y.test>                             | From cannot be read: something behind an address
            """)
    void has_no_author(String what, String fields, String reason) {
        var text = fields.replace("{10}", "From: a@x.test~".repeat(10))
                .replace("{300}", "x".repeat(300))
                .replace("{100000}", "x".repeat(100_000));
        var zone = Zone.of("x.test: p=reject / y.test: p=reject");
        var finding = Dmarc.check(header(text.replace("~", "\r\n")), spf("pass:x.test"), List.of(), zone);
        assertThat(show(finding)).isEqualTo("permerror (-, -, -) " + reason);
        assertThat(finding.fromDomain()).isNull();
        assertThat(zone.asked).isEmpty();
    }

    @Test
    void a_header_that_is_cut_has_no_author() {
        var cut = new Header(header("From: a@x.test").fields(), false);
        var finding = Dmarc.check(cut, spf("pass:x.test"), List.of(), Zone.of("x.test: p=reject"));
        assertThat(show(finding)).isEqualTo("permerror (-, -, -) the header is too long to be read");
    }

    @Test
    void several_addresses_of_one_domain_are_one_author() {
        var finding = Dmarc.check(
                header("From: a@x.test, we: b@X.TEST, c@x.test;"), List.of(), List.of(), Zone.of("x.test: p=reject"));
        assertThat(finding.result()).isEqualTo(AuthResult.FAIL);
        assertThat(finding.reason()).isEqualTo("neither SPF nor DKIM passes");
    }

    @Test
    void an_international_domain_is_asked_for_by_its_a_label() {
        var zone = Zone.of("xn--bcher-kva.test: p=reject");
        var header = new Header(
                List.of(io.postern.authentication.header.Field.of(
                        "From: a@bücher.test\r\n".getBytes(StandardCharsets.UTF_8))),
                true);
        var finding = Dmarc.check(header, spf("pass:xn--bcher-kva.test"), List.of(), zone);
        assertThat(show(finding)).isEqualTo("pass (reject, xn--bcher-kva.test, xn--bcher-kva.test) spf");
    }

    @Test
    void a_signature_that_leaves_from_out_does_not_count() {
        var bare = new DkimFinding(AuthResult.PASS, "x.test", "s", null, null, null, null, false, null, false);
        var finding = Dmarc.check(header("From: a@x.test"), List.of(), List.of(bare), Zone.of("x.test: p=reject"));
        assertThat(finding.result()).isEqualTo(AuthResult.FAIL);
    }

    @Test
    void a_long_name_costs_eight_queries() {
        var zone = Zone.of("");
        Dmarc.check(header("From: a@a.b.c.d.e.f.g.h.i.j.mail.example.com"), List.of(), List.of(), zone);
        assertThat(zone.asked)
                .containsExactly(
                        "TXT _dmarc.a.b.c.d.e.f.g.h.i.j.mail.example.com",
                        "TXT _dmarc.g.h.i.j.mail.example.com",
                        "TXT _dmarc.h.i.j.mail.example.com",
                        "TXT _dmarc.i.j.mail.example.com",
                        "TXT _dmarc.j.mail.example.com",
                        "TXT _dmarc.mail.example.com",
                        "TXT _dmarc.example.com",
                        "TXT _dmarc.com");
    }

    @ParameterizedTest
    @CsvSource({"a.b.c.d.e.f.g.h, 8", "a.b.c.d.e.f.g, 7", "x.test, 2", "test, 1", "a.b.c.d.e.f.g.h.i, 8"})
    void a_walk_has_a_query_for_each_label_up_to_eight(String domain, int queries) {
        assertThat(TreeWalk.names(domain))
                .hasSize(queries)
                .doesNotHaveDuplicates()
                .startsWith(domain);
    }

    @Test
    void a_walk_ends_where_a_record_says_so() {
        var zone = Zone.of("b.x.test: psd=n; p=none / x.test: p=reject");
        Dmarc.check(header("From: a@a.b.x.test"), List.of(), List.of(), zone);
        assertThat(zone.asked).containsExactly("TXT _dmarc.a.b.x.test", "TXT _dmarc.b.x.test");
    }

    @Test
    void no_name_is_asked_for_twice_and_strangers_are_not_walked() {
        var zone = Zone.of("x.test: p=reject");
        var signatures = dkim("pass:y.test pass:a.b.c.d.y.test pass:a.x.test pass:b.x.test");
        Dmarc.check(header("From: a@m.x.test"), spf("pass:z.test"), signatures, zone);
        assertThat(zone.asked)
                .containsExactly("TXT _dmarc.m.x.test", "TXT _dmarc.x.test", "TXT _dmarc.test", "TXT _dmarc.a.x.test");
    }

    @Test
    void a_name_with_no_room_for_the_label_has_no_record() {
        var domain = String.join(".", "a".repeat(63), "b".repeat(63), "c".repeat(63), "d".repeat(53), "x.test");
        assertThat(domain).hasSizeGreaterThan(250);
        var finding = Dmarc.check(header("From: a@" + domain), List.of(), List.of(), Zone.of("x.test: p=reject"));
        assertThat(finding.result()).isEqualTo(AuthResult.FAIL);
    }

    @Test
    void a_record_of_sixty_thousand_octets_counts_like_another() {
        var zone = Zone.of("").with("x.test", "v=DMARC1; p=reject; " + "x=y;".repeat(15_000));
        var finding = Dmarc.check(header("From: a@x.test"), List.of(), List.of(), zone);
        assertThat(finding.policy()).isEqualTo(DmarcFinding.Policy.REJECT);
    }

    private static Header header(String fields) {
        try {
            return Header.read(new ByteArrayInputStream((fields + "\r\n\r\n").getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<SpfFinding> spf(@Nullable String words) {
        return words(words)
                .map(word -> {
                    var identity = word.startsWith("helo-") ? Identity.HELO : Identity.MAILFROM;
                    var parts = word.replace("helo-", "").split(":", 2);
                    return new SpfFinding(identity, result(parts[0]), parts[1], null, false, List.of());
                })
                .toList();
    }

    private static List<DkimFinding> dkim(@Nullable String words) {
        return words(words)
                .map(word -> word.split(":", 2))
                .map(parts -> new DkimFinding(
                        result(parts[0]), parts[1], "s", null, "rsa-sha256", 2048, null, false, null, true))
                .toList();
    }

    private static Stream<String> words(@Nullable String words) {
        return words == null ? Stream.of() : Stream.of(words.split(" "));
    }

    private static AuthResult result(String word) {
        return AuthResult.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static String show(DmarcFinding finding) {
        var policy = finding.policy() == null ? "-" : finding.policy().name().toLowerCase(Locale.ROOT);
        var reason = finding.result() == AuthResult.FAIL ? null : finding.reason();
        return finding.result().word()
                + " (" + policy
                + ", " + Objects.requireNonNullElse(finding.policyDomain(), "-")
                + ", " + Objects.requireNonNullElse(finding.organizationalDomain(), "-") + ")"
                + (finding.spfAligned() ? " spf" : "")
                + (finding.dkimAligned() ? " dkim" : "")
                + (reason == null ? "" : " " + reason);
    }
}
