// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.signatures;

import static io.postern.authentication.signatures.Judged.NAME;
import static io.postern.authentication.signatures.Judged.only;
import static io.postern.authentication.signatures.Judged.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.authentication.dkim.Letter;
import io.postern.authentication.key.TestKeys;
import io.postern.authentication.key.Zone;
import io.postern.contracts.finding.AuthResult;
import io.postern.dns.DnsResult;
import java.io.IOException;
import java.math.BigInteger;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a published key makes of a signature. */
class KeysTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            the whole of a record                | v=DKIM1; k=rsa; h=sha256:sha1; s=email; t=; n=note; p=RSA | pass |
            the least of one                     | p=RSA                      | pass      |
            as a bare RSA key                    | p=PKCS1                    | pass      |
            with folds in it                     | p=FOLDED                   | pass      |
            for every service                    | s=*; p=RSA                 | pass      |
            for services, mail among them        | s=tlsrpt:email; p=RSA      | pass      |
            for another service only             | s=tlsrpt; p=RSA            | permerror | the key is not for mail
            for hashes, ours among them          | h=sha1:sha256; p=RSA       | pass      |
            for another hash only                | h=sha1; p=RSA              | permerror | the key does not allow sha256
            revoked                              | v=DKIM1; p=                | permerror | the key was revoked
            without a key                        | v=DKIM1; k=rsa             | permerror | the key cannot be read: p= is missing
            of another version                   | v=DKIM2; p=RSA             | permerror | the key cannot be read: v= is not DKIM1
            whose version is not the first tag   | p=RSA; v=DKIM1             | permerror | the key cannot be read: v= is not DKIM1
            a tag twice                          | p=RSA; p=RSA               | permerror | the key cannot be read: p= stands twice
            of a type that is not known          | k=x448; p=RSA              | permerror | the key is of type x448
            another record                       | v=spf1 -all                | permerror | the key cannot be read: v= is not DKIM1
            no tags at all                       | hello                      | permerror | the key cannot be read: not a list
            no base64                            | p=****                     | permerror | the key cannot be read: p= is no base64
            base64 of nothing known              | p=AAAA                     | permerror | the key cannot be read: p= is no RSA key
            a key of Ed25519 as one of RSA       | p=ED25519                  | permerror | the key cannot be read: p= is no RSA key
            the key of somebody else             | p=OTHER                    | fail      | the signature does not fit
            old words of the first RFC           | g=*; k=rsa; p=RSA          | pass      |
            words that nobody knows              | zz=1; p=RSA                | pass      |
            """)
    void a_key_record_counts(String sentence, String record, String result, String reason) throws IOException {
        var text = record.replace("PKCS1", TestKeys.pkcs1(TestKeys.RSA))
                .replace("FOLDED", TestKeys.p(TestKeys.RSA).replaceAll("(.{50})", "$1 "))
                .replace("ED25519", TestKeys.p(TestKeys.ED25519))
                .replace("OTHER", TestKeys.p(TestKeys.OTHER_RSA))
                .replace("p=RSA", "p=" + TestKeys.p(TestKeys.RSA));
        var finding = only(Letter.usual().signed(TestKeys.RSA).text(), new Zone().with(NAME, text));
        says(finding, sentence, result, reason);
    }

    @Test
    void a_key_may_say_that_it_is_being_tried_or_for_its_domain_alone() throws IOException {
        var zone = new Zone().with(NAME, "t=y:s; p=" + TestKeys.p(TestKeys.RSA));
        var same = only(Letter.usual().signed(TestKeys.RSA, "i=a@example.org").text(), zone);
        assertThat(same.result()).isEqualTo(AuthResult.PASS);
        assertThat(same.testing()).isTrue();
        says(
                only(Letter.usual().signed(TestKeys.RSA, "i=a@b.example.org").text(), zone),
                "below",
                "permerror",
                "the key is for d= itself");
    }

    @Test
    void a_weak_key_does_not_pass() throws IOException {
        var zone = new Zone().with(NAME, "p=" + TestKeys.p(TestKeys.WEAK_RSA));
        var finding = only(Letter.usual().signed(TestKeys.WEAK_RSA).text(), zone);
        says(finding, "too short", "policy", "an RSA key of 768 bits");
        assertThat(finding.bits()).isEqualTo(768);
        says(
                only(Letter.usual().signed(TestKeys.WEAK_RSA).text().replace("noon?", "one?"), zone),
                "and the body is another",
                "fail",
                "the body is not");
    }

    @Test
    void a_key_that_would_cost_too_much_is_not_used() throws IOException {
        var text = Letter.usual().signed(TestKeys.RSA).text();
        var modulus = ((RSAPublicKey) TestKeys.RSA.getPublic()).getModulus();
        var slow = "p=" + TestKeys.pkcs1(modulus, modulus.subtract(BigInteger.TWO));
        says(only(text, new Zone().with(NAME, slow)), "exponent", "permerror", "the key cannot be read: p= has an exp");
        var large =
                "p=" + TestKeys.pkcs1(BigInteger.ONE.shiftLeft(8192).add(BigInteger.ONE), BigInteger.valueOf(65537));
        says(only(text, new Zone().with(NAME, large)), "modulus", "policy", "an RSA key of 8193 bits");
    }

    @Test
    void of_several_keys_the_one_that_fits_counts() throws IOException {
        var fits = "p=" + TestKeys.p(TestKeys.RSA);
        var text = Letter.usual().signed(TestKeys.RSA).text();
        says(only(text, new Zone().with(NAME, "v=spf1 -all", "p=", fits)), "the last", "pass", null);
        says(only(text, new Zone().with(NAME, fits, "p=")), "the first", "pass", null);
        var other = "p=" + TestKeys.p(TestKeys.OTHER_RSA);
        says(only(text, new Zone().with(NAME, "p=", other)), "none", "fail", "the signature does not fit");
        says(only(text, new Zone().with(NAME, other, other, other, other, other, fits)), "too many", "fail", "the sig");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            TIMEOUT,     temperror, no answer for the key: TIMEOUT
            SERVFAIL,    temperror, no answer for the key: SERVFAIL
            OVER_BUDGET, temperror, no answer for the key: OVER_BUDGET
            BAD_NAME,    permerror, no domain name
            """)
    void what_the_dns_does_not_say_now_may_be_said_later(DnsResult.Failure failure, String result, String reason)
            throws IOException {
        var zone = new Zone().failing(NAME, failure);
        says(only(Letter.usual().signed(TestKeys.RSA).text(), zone), failure.name(), result, reason);
    }
}
