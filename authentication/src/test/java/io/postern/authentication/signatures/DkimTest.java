// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.signatures;

import static io.postern.authentication.signatures.Judged.NAME;
import static io.postern.authentication.signatures.Judged.NOW;
import static io.postern.authentication.signatures.Judged.only;
import static io.postern.authentication.signatures.Judged.says;
import static io.postern.authentication.signatures.Judged.zone;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.authentication.dkim.Letter;
import io.postern.authentication.key.TestKeys;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.DkimFinding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures made by hand, judged through the door that all come in by. */
class DkimTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"simple/simple", "simple/relaxed", "relaxed/simple", "relaxed/relaxed", "simple", "relaxed"})
    void each_canonicalization_is_verified(String c) throws IOException {
        var letter = Letter.usual().signed(TestKeys.RSA, "c=" + c);
        assertThat(only(letter.text(), zone()).result()).isEqualTo(AuthResult.PASS);
    }

    @Test
    void what_passes_says_who_signed_with_what() throws IOException {
        var letter = Letter.usual().signed(TestKeys.RSA, "i=anna=40home@mail.example.org");
        assertThat(only(letter.text(), zone()))
                .isEqualTo(new DkimFinding(
                        AuthResult.PASS,
                        "example.org",
                        "sel",
                        "anna=40home@mail.example.org",
                        "rsa-sha256",
                        1024,
                        null,
                        false,
                        null,
                        true));
        var edwards = Letter.usual().signed(TestKeys.ED25519, "s=ed");
        assertThat(only(edwards.text(), zone()).algorithm()).isEqualTo("ed25519-sha256");
        assertThat(only(edwards.text(), zone()).bits()).isNull();
        assertThat(only(edwards.text(), zone()).identity()).isEqualTo("@example.org");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            all as usual                              | v=1                    | pass      |
            a version that is not known               | v=2                    | permerror | v= is not 1
            a version of more digits                  | v=1.0                  | permerror | v= is not 1
            no version                                | v=-                    | permerror | v= is missing
            no algorithm                              | a=-                    | permerror | a= is missing
            SHA-1                                     | a=rsa-sha1             | permerror | rsa-sha1 is no longer accepted
            an algorithm that is not known            | a=rsa-sha512           | permerror | a= is an unknown algorithm
            another algorithm than the key's          | a=ed25519-sha256       | permerror | the key is of type rsa
            no domain                                 | d=-                    | permerror | d= is missing
            a domain in capitals                      | d=EXAMPLE.org          | pass      |
            a domain of one label                     | d=org                  | permerror | d= is no domain
            a domain with a final dot                 | d=example.org.         | permerror | d= is no domain
            a domain that is none                     | d=exa mple.org         | permerror | d= is no domain
            a domain with an overlong label           | d=aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggg.org | permerror | d= is no domain
            no selector                               | s=-                    | permerror | s= is missing
            a selector that is none                   | s=a..b                 | permerror | s= is no selector
            a selector without a key                  | s=other                | permerror | no key at other._domainkey.example.org
            no names                                  | h=-                    | permerror | h= is missing
            From is not signed                        | h=To:Subject           | permerror | h= does not have From
            From in any case                          | h=FROM:to              | pass      |
            blanks around names                       | h=From : To            | pass      |
            names of fields that are not there        | h=From:Cc:From:X-None  | pass      |
            an empty name                             | h=From::To             | permerror | h= has no field name
            a colon at the end                        | h=From:                | permerror | h= has no field name
            a name that cannot be                     | h=From:To Subject      | permerror | h= has no field name
            a canonicalization that is not known      | c=relaxed/strict       | permerror | c= is not known
            three of them                             | c=simple/simple/simple | permerror | c= is not known
            the identity is the domain                | i=@example.org         | pass      |
            it is below the domain                    | i=a@b.example.org      | pass      |
            it is elsewhere                           | i=@example.net         | permerror | i= is not inside d=
            it only ends like the domain              | i=@badexample.org      | permerror | i= is not inside d=
            it is above the domain                    | i=@org                 | permerror | i= is not inside d=
            it has no domain                          | i=anna                 | permerror | i= is no identity
            its local part is badly quoted            | i=a=4g@example.org     | permerror | i= is no identity
            a way to the key that is known            | q=dns/txt              | pass      |
            among others                              | q=http/get:dns/txt     | pass      |
            only others                               | q=http/get             | permerror | q= has no way
            made before now                           | t=1799999999           | pass      |
            made a little after, by another clock     | t=1800000300           | pass      |
            made in the future                        | t=1800000301           | fail      | made in the future
            a time that is none                       | t=yesterday            | permerror | t= is no number
            valid for a second yet                    | x=1800000001           | pass      |
            valid until now                           | x=1800000000           | pass      |
            expired a second ago                      | x=1799999999           | fail      | expired at 1799999999
            a time of thirteen digits                 | x=1800000000000        | permerror | x= is no number
            a body hash that is no base64             | bh=%%%                 | permerror | bh= is no base64
            a body hash of another length             | bh=YWJj                | permerror | bh= is no SHA-256
            the whole of the body by number           | l=25                   | pass      |
            a part of the body                        | l=5                    | pass      |
            nothing of the body                       | l=0                    | pass      |
            more than there is of the body            | l=26                   | fail      | the body is shorter than l=26
            a length beyond all numbers               | l=99999999999999999999 | fail      | the body is shorter than l=
            a length that is none                     | l=-1                   | permerror | l= is no number
            tags that nobody knows                    | zz=1                   | pass      |
            """)
    void a_tag_counts(String sentence, String change, String result, String reason) throws IOException {
        says(only(Letter.usual().signed(TestKeys.RSA, change).text(), zone()), sentence, result, reason);
    }

    @Test
    void times_must_fit_together() throws IOException {
        says(
                only(
                        Letter.usual()
                                .signed(TestKeys.RSA, "t=1799999999", "x=1799999999")
                                .text(),
                        zone()),
                "it is over when it begins",
                "permerror",
                "x= is not after t=");
    }

    @Test
    void a_signature_may_sign_another_one_and_never_itself() throws IOException {
        var letter = Letter.usual().signed(TestKeys.RSA).signed(TestKeys.ED25519, "s=ed", "h=From:DKIM-Signature");
        var dkim = Signatures.read(letter.stream(), zone(), NOW, Set.of()).dkim();
        assertThat(dkim).extracting(DkimFinding::result).containsExactly(AuthResult.PASS, AuthResult.PASS);
        assertThat(dkim).extracting(DkimFinding::selector).containsExactly("ed", "sel");
    }

    @Test
    void each_signature_has_its_own_result_and_a_key_is_asked_for_once() throws IOException {
        var letter = Letter.usual()
                .signed(TestKeys.RSA)
                .signed(TestKeys.ED25519, "s=ed")
                .signed(TestKeys.RSA, "s=none")
                .signed(TestKeys.RSA, "v=3")
                .signed(TestKeys.RSA, "c=simple/simple");
        var zone = zone();
        var dkim = Signatures.read(letter.stream(), zone, NOW, Set.of()).dkim();
        assertThat(dkim)
                .extracting(DkimFinding::result)
                .containsExactly(
                        AuthResult.PASS, AuthResult.PERMERROR, AuthResult.PERMERROR, AuthResult.PASS, AuthResult.PASS);
        assertThat(zone.asked).containsExactly(NAME, "none._domainkey.example.org", "ed._domainkey.example.org");
    }

    @Test
    void keys_are_asked_for_before_the_body_is_read() throws IOException {
        var zone = zone();
        var askedBefore = new ArrayList<Integer>();
        var message = Letter.usual().signed(TestKeys.RSA).text().split("(?<=\r\n\r\n)", 2);
        var body = new ByteArrayInputStream(message[1].getBytes(StandardCharsets.ISO_8859_1)) {
            @Override
            public synchronized int read(byte[] into, int from, int length) {
                askedBefore.add(zone.asked.size());
                return super.read(into, from, length);
            }
        };
        var header = new ByteArrayInputStream(message[0].getBytes(StandardCharsets.ISO_8859_1));
        var read = Signatures.read(new SequenceInputStream(header, body), zone, NOW, Set.of());
        assertThat(read.dkim().getFirst().result()).isEqualTo(AuthResult.PASS);
        assertThat(askedBefore).isNotEmpty().containsOnly(1);
    }

    @Test
    void a_message_without_signatures_has_no_finding() throws IOException {
        assertThat(Signatures.read(Letter.usual().stream(), zone(), NOW, Set.of())
                        .dkim())
                .isEmpty();
    }
}
