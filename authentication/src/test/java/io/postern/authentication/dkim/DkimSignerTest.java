// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.authentication.header.Field;
import io.postern.authentication.header.Header;
import io.postern.authentication.key.SigningKey;
import io.postern.authentication.key.TestKeys;
import io.postern.authentication.key.Zone;
import io.postern.authentication.signatures.Signatures;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.DkimFinding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DkimSignerTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final SigningKey RSA = TestKeys.signing(TestKeys.RSA, "example.org", "rsa");
    private static final SigningKey ED25519 = TestKeys.signing(TestKeys.ED25519, "example.org", "ed");
    private static final Zone ZONE = new Zone()
            .with("rsa._domainkey.example.org", "p=" + TestKeys.p(TestKeys.RSA))
            .with("ed._domainkey.example.org", "k=ed25519; p=" + TestKeys.p(TestKeys.ED25519));

    private static ByteArrayInputStream octets(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String signed(String message, SigningKey key) throws IOException {
        var in = octets(message);
        var header = Header.read(in);
        return text(DkimSigner.sign(header, in, key, DkimSigner.USUAL, NOW)) + message;
    }

    private static String text(Field field) {
        return new String(field.raw(), StandardCharsets.ISO_8859_1);
    }

    private static List<AuthResult> results(String message) throws IOException {
        return Signatures.read(octets(message), ZONE, NOW, Set.of()).dkim().stream()
                .map(DkimFinding::result)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n",
                "\r\n\r\n\r\n",
                "no final line end",
                "one line\r\n",
                "blank lines behind\r\n\r\n\r\n",
                "runs  of \t blanks \r\n \t\r\n",
                " \r\n",
                "half a line end\r",
                "\r",
                "\n",
                ".\r\n..\r\n",
                "\u00e4\u0000\r\n"
            })
    void what_is_signed_verifies(String body) throws IOException {
        var message = Letter.HEADER + "\r\n" + body;
        assertThat(results(signed(signed(message, RSA), ED25519))).containsExactly(AuthResult.PASS, AuthResult.PASS);
    }

    @Test
    void what_is_signed_verifies_whatever_it_is() throws IOException {
        var pieces = List.of("\r\n", "\r\n ", "\r\n\t", " ", "\t", "a", "B:", "Cc: x", "From: y", "\r\n\r\n", ";", "=");
        var random = new SplittableRandom(8463);
        for (int round = 0; round < 100; round++) {
            var text = new StringBuilder("From: a@example.org\r\n");
            for (int i = random.nextInt(30); i > 0; i--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            var message = signed(text.toString(), RSA);
            assertThat(results(message)).as(message).containsExactly(AuthResult.PASS);
        }
    }

    @Test
    void no_octet_of_a_signed_field_or_of_the_body_can_be_another() throws IOException {
        var message = signed("From: a@example.org\r\nSubject: b\r\n\r\nbody\r\n", RSA);
        int begin = message.indexOf("From: ");
        for (int i = begin; i < message.length(); i++) {
            char c = message.charAt(i);
            if (Character.isLetter(c)) {
                boolean name =
                        message.lastIndexOf("\r\n", i) > message.lastIndexOf(':', i) && i < message.indexOf("\r\n\r\n");
                var other = message.substring(0, i) + (name ? '-' : (char) (c ^ 1)) + message.substring(i + 1);
                assertThat(results(other)).as(other).doesNotContain(AuthResult.PASS);
            }
        }
    }

    @Test
    void nobody_can_add_another_author() throws IOException {
        var message = signed(Letter.usual().text(), RSA);
        assertThat(results("From: eve@example.org\r\n" + message)).containsExactly(AuthResult.FAIL);
        assertThat(results("X-New: eve@example.org\r\n" + message)).containsExactly(AuthResult.PASS);
    }

    @Test
    void lines_fit_and_names_are_those_that_are_there() throws IOException {
        var many = "References: " + "r".repeat(50) + "\r\n";
        var in = octets(many.repeat(30) + Letter.usual().text());
        var header = Header.read(in);
        var field = DkimSigner.sign(header, in, RSA, DkimSigner.USUAL, NOW);
        assertThat(text(field).split("\r\n"))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(90));
        var names = text(field).replaceAll("(?s).*\th=([^;]*);.*", "$1").replaceAll("\\s", "");
        assertThat(Arrays.asList(names.split(":")))
                .containsExactlyElementsOf(Arrays.asList(("from:from:to:subject"
                                + IntStream.range(0, 30)
                                        .mapToObj(_ -> ":references")
                                        .reduce("", String::concat))
                        .split(":")));
        assertThat(text(field)).startsWith("DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org;");
    }
}
