// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.arc;

import static io.postern.authentication.arc.Forwarded.LAST;
import static io.postern.authentication.arc.Forwarded.LIST;
import static io.postern.authentication.arc.Forwarded.RELAY;
import static io.postern.authentication.arc.Forwarded.finding;
import static io.postern.authentication.arc.Forwarded.seal;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.authentication.dkim.Letter;
import io.postern.authentication.header.Header;
import io.postern.authentication.key.TestKeys;
import io.postern.contracts.finding.ArcFinding;
import io.postern.contracts.finding.AuthResult;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArcTest {
    private static String thrice;

    @BeforeAll
    static void forward() throws IOException {
        thrice = Forwarded.thrice();
    }

    @Test
    void a_message_without_a_chain_has_none() throws IOException {
        assertThat(finding(Letter.usual().text()))
                .isEqualTo(new ArcFinding(AuthResult.NONE, List.of(), null, null, null));
    }

    @Test
    void what_is_sealed_validates() throws IOException {
        var sealers = List.of("last.test", "relay.test", "list.test");
        assertThat(finding(thrice)).isEqualTo(new ArcFinding(AuthResult.PASS, sealers, null, null, null));
        assertThat(thrice).startsWith("ARC-Seal: i=3; a=rsa-sha256; cv=pass; d=last.test;");
        assertThat(thrice).contains("ARC-Seal: i=1; a=rsa-sha256; cv=none; d=list.test;");
        assertThat(thrice).contains("ARC-Authentication-Results: i=2; relay.test;\r\n arc=pass; dmarc=fail\r\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nobody is trusted                                | ''                              |            |
            only an older sealer is                          | list.test                       |            |
            the newest is                                    | last.test                       | last.test  | FAIL
            the newest and the one before                    | last.test,relay.test            | last.test  | FAIL
            all of them: the word of who saw it pass counts  | last.test,relay.test,list.test  | list.test  | PASS
            one between is not                               | last.test,list.test             | last.test  | FAIL
            """)
    void the_word_of_trusted_sealers(String sentence, String trusted, String sealer, AuthResult dmarc)
            throws IOException {
        var finding = finding(thrice, trusted.split(","));
        assertThat(finding.trusted()).as(sentence).isEqualTo(sealer);
        assertThat(finding.trustedDmarc()).as(sentence).isEqualTo(dmarc);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            plainly                               | x; dmarc=pass                         | PASS
            with reasons and properties           | x; spf=fail; dmarc=fail (p=none) a.b=c| FAIL
            with comments anywhere                | x (c); dmarc (d) = (e) none           | NONE
            a version of the method               | x; dmarc/1=pass                       | PASS
            in capitals                           | x; DMARC=Pass                         | PASS
            not of dmarc                          | x; dkim=pass                          |
            only in a comment                     | x; dkim=pass (; dmarc=pass)           |
            only in a string                      | x; dkim=pass reason='; dmarc=pass'    |
            a word of somebody's own              | x; dmarc=bestguesspass                |
            a word that only begins so            | x; dmarc=passed                       |
            the first counts                      | x; dmarc=fail; dmarc=pass             | FAIL
            nested comments end                   | x (a (b) \\) c); dmarc=pass           | PASS
            """)
    void what_a_sealer_saw_of_dmarc(String sentence, String results, AuthResult dmarc) {
        assertThat(ArcResults.dmarc("i=1; " + results.replace('\'', '"')))
                .as(sentence)
                .isEqualTo(dmarc);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            the body                       | at noon?       | at one?       | the message signature 3: the body is not the one
            a field of the message         | Lunch          | Dinner        | the message signature 3: the signature does not fit
            the newest results             | last.test; d   | last.test; e  | the seal 3: the signature does not fit
            older results                  | dmarc=pass     | dmarc=none    | the seal 3: the signature does not fit
            the newest message signature   | "i=3; a=rsa-sha256; c=" | "i=3; a=rsa-sha256;  q=dns/txt; c=" | the message signature 3: the signature does not fit
            an older message signature     | "i=1; a=rsa-sha256; c=" | "i=1; a=rsa-sha256; q=dns/txt; c=" | the seal 3: the signature does not fit
            the newest seal                | "i=3; a=rsa-sha256; cv=" | "i=3; a=rsa-sha256; x=1; cv=" | the seal 3: the signature does not fit
            an older seal                  | "i=2; a=ed25519-sha256; cv=" | "i=2; a=ed25519-sha256; x=1; cv=" | the seal 3: the signature does not fit
            what an older seal says        | cv=none        | cv=pass       | the seal 1: cv= is not none
            what a newer seal says         | "cv=pass; d=relay" | "cv=none; d=relay" | the seal 2: cv= is not pass
            that it failed                 | "cv=pass; d=last" | "cv=fail; d=last" | the newest sealer says that it had failed
            a seal has names               | "cv=pass; d=last" | "cv=pass; h=from; d=last" | the seal 3: a seal must not have h=
            a seal by SHA-1                | "i=1; a=rsa-sha256; cv" | "i=1; a=rsa-sha1; cv" | the seal 1: rsa-sha1 is no longer accepted
            the seal has no domain         | d=last.test;\\r\\n\\ts=arc; t=1800000000;\\r\\n\\tb= | s=arc; b= | the seal 3: d= is missing
            the seal's domain has no key   | d=relay.test;\\r\\n\\ts=arc; t=1800000000;\\r\\n\\tb= | d=else.test; s=arc; b= | the seal 3: the signature does not fit
            the newest domain has no key   | d=last.test;\\r\\n\\ts=arc; t=1800000000;\\r\\n\\tb= | d=else.test; s=arc; b= | the seal 3: no key at arc._domainkey.else.test
            a set is doubled               | ARC-Seal: i=3  | ARC-Seal: i=2 | two arc-seal fields of one instance
            a set has another number       | i=3;           | i=4;          | the set 3 is missing
            a number of nothing            | i=1;           | i=0;          | an instance of 0, not 1 to 50
            a number beyond the last       | i=3;           | i=51;         | an instance of 51, not 1 to 50
            a number that is none          | "ARC-Seal: i=3;" | "ARC-Seal: i=x;" | i= is no number
            no number                      | "ARC-Seal: i=3;" | "ARC-Seal: " | i= is missing
            results without a number       | "Results: i=3;" | "Results: "   | the results have no instance
            a seal is gone                 | ARC-Seal: i=2  | X: i=2        | the set 2 lacks a field
            a message signature is gone    | ARC-Message-Signature: i=1 | X: i=1 | the set 1 lacks a field
            results are gone               | ARC-Authentication-Results: i=3 | X: i=3 | the set 3 lacks a field
            a seal is no list              | ARC-Seal: i=3; | ARC-Seal: i=3;; | not a list of tag=value
            the seal is signed             | "h=from:"      | "h=arc-seal:from:" | the message signature 3: h= has ARC-Seal
            From is not signed             | "\\th=from:from:" | "\\th="    | the message signature 3: h= does not have From
            """)
    void a_chain_fails(String sentence, String from, String to, String reason) throws IOException {
        var pattern = Pattern.quote(plain(from));
        boolean all = from.matches("i=.;");
        var matcher = Pattern.compile(pattern).matcher(thrice);
        var replacement = Matcher.quoteReplacement(plain(to));
        var changed = all ? matcher.replaceAll(replacement) : matcher.replaceFirst(replacement);
        assertThat(changed).as(sentence).isNotEqualTo(thrice);
        var finding = finding(changed, "last.test", "relay.test", "list.test");
        assertThat(finding.cv()).as(sentence).isEqualTo(AuthResult.FAIL);
        assertThat(finding.reason()).as(sentence).startsWith(reason);
        assertThat(finding.trusted()).as(sentence).isNull();
    }

    @Test
    void weak_and_missing_keys_make_a_chain_fail() throws IOException {
        var weak = TestKeys.signing(TestKeys.WEAK_RSA, "weak.test", "arc");
        assertThat(finding(seal(Letter.usual().text(), weak, "weak.test; none")).reason())
                .startsWith("the message signature 1: an RSA key of 768 bits");
        var silent = TestKeys.signing(TestKeys.RSA, "silent.test", "arc");
        assertThat(finding(seal(Letter.usual().text(), silent, "silent.test; none"))
                        .reason())
                .isEqualTo("the message signature 1: no key at arc._domainkey.silent.test");
    }

    @Test
    void an_older_message_signature_may_be_broken_by_who_seals_next() throws IOException {
        var first = seal(Letter.usual().text(), LIST, "list.test; dmarc=pass");
        var changed = first.replace("Subject: ", "Subject: [list] ");
        assertThat(finding(changed).cv()).isEqualTo(AuthResult.FAIL);
        var second = seal(changed, RELAY, "relay.test; arc=pass", AuthResult.PASS);
        assertThat(finding(second, "relay.test", "list.test").trustedDmarc()).isEqualTo(AuthResult.PASS);
    }

    @Test
    void a_chain_that_failed_is_sealed_once_more_and_then_closed() throws IOException {
        var broken = thrice.replace("at noon?", "at one?");
        var sealed = seal(broken, LIST, "list.test; arc=fail");
        assertThat(sealed).startsWith("ARC-Seal: i=4; a=rsa-sha256; cv=fail; d=list.test;");
        assertThat(finding(sealed).reason()).isEqualTo("the newest sealer says that it had failed");
        assertThat(seal(sealed, RELAY, "relay.test; arc=fail")).isEqualTo(sealed);
        var incomplete = thrice.replaceFirst("ARC-Seal: i=1", "X: i=1");
        var told = seal(incomplete, LIST, "list.test; arc=fail");
        assertThat(told).startsWith("ARC-Seal: i=4; a=rsa-sha256; cv=fail; d=list.test;");
        assertThat(seal(told, RELAY, "relay.test; arc=fail")).isEqualTo(told);
    }

    @Test
    void fifty_sets_are_a_chain_and_no_more_are_added() throws IOException {
        var text = Letter.usual().text();
        for (int i = 0; i < ArcChain.MAX_SETS; i++) {
            text = seal(text, RELAY, "relay.test; dmarc=pass", AuthResult.PASS);
        }
        assertThat(finding(text).cv()).isEqualTo(AuthResult.PASS);
        assertThat(finding(text).sealers()).hasSize(ArcChain.MAX_SETS);
        assertThat(seal(text, LAST, "last.test; none", AuthResult.PASS)).isEqualTo(text);
        assertThat(ArcChain.of(Header.read(Forwarded.octets(text))).highest()).isEqualTo(ArcChain.MAX_SETS);
    }

    @Test
    void fields_may_stand_in_any_order() throws IOException {
        var fields = thrice.split("(?<=\r\n)(?=[A-Z])");
        var mixed = new StringBuilder();
        for (int i = 8; i >= 0; i--) {
            assertThat(fields[i].toLowerCase(Locale.ROOT)).startsWith("arc-");
            mixed.append(fields[i]);
        }
        for (int i = 9; i < fields.length; i++) {
            mixed.append(fields[i]);
        }
        assertThat(finding(mixed.toString()).cv()).isEqualTo(AuthResult.PASS);
    }

    private static String plain(String shown) {
        return shown.replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t");
    }
}
