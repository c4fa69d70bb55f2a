// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.signatures;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.authentication.arc.ArcSealer;
import io.postern.authentication.dkim.DkimSigner;
import io.postern.authentication.dkim.Letter;
import io.postern.authentication.header.Header;
import io.postern.authentication.key.SigningKey;
import io.postern.authentication.key.TestKeys;
import io.postern.authentication.key.Zone;
import io.postern.contracts.finding.AuthResult;
import io.postern.testkit.mail.OpenDkim;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What dkimpy and OpenDKIM make we judge as dkimpy does, and dkimpy judges what we make as we do. */
class AgreementIT {
    private static final KeyPair RSA = TestKeys.RSA;
    private static final Instant NOW = Instant.now();
    private static final Map<String, String> DNS = Map.of(
            "rsa._domainkey.example.org", "v=DKIM1; k=rsa; p=" + TestKeys.p(RSA),
            "ed._domainkey.example.org", "v=DKIM1; k=ed25519; p=" + TestKeys.p(TestKeys.ED25519),
            "rsa._domainkey.list.test", "v=DKIM1; k=rsa; p=" + TestKeys.p(RSA),
            "rsa._domainkey.relay.test", "v=DKIM1; k=rsa; p=" + TestKeys.p(RSA));
    private static final List<String> BODIES = List.of(
            Letter.BODY,
            "",
            "\r\n\r\n",
            "no final line end",
            "  runs \t of  blanks \r\n \t\r\n\r\n",
            "\u00e4\r\n.\r\n");

    @TempDir
    static Path folder;

    private final Map<String, String> messages = new LinkedHashMap<>();

    @Test
    void all_three_agree() throws IOException {
        var theirs = new Dkimpy(DNS);
        for (int i = 0; i < BODIES.size(); i++) {
            var message = Letter.HEADER + "\r\n" + BODIES.get(i);
            for (var c : List.of("simple/simple", "simple/relaxed", "relaxed/simple", "relaxed/relaxed")) {
                theirs.sign("dkimpy rsa " + c + i, message, RSA, "example.org", "rsa", c, i % 2 == 1);
            }
            theirs.sign("dkimpy ed25519 " + i, message, TestKeys.ED25519, "example.org", "ed", "relaxed/simple", false);
            var rsa = signed(message, TestKeys.signing(RSA, "example.org", "rsa"));
            messages.put("ours rsa " + i, rsa);
            messages.put("ours both " + i, signed(rsa, TestKeys.signing(TestKeys.ED25519, "example.org", "ed")));
        }
        theirs.seal("dkimpy sealed", Letter.usual().text(), RSA, "rsa", "list.test", "relay.test");
        messages.putAll(theirs.made());
        var once = sealed(Letter.usual().text(), "list.test", AuthResult.NONE);
        messages.put("ours sealed", sealed(once, "relay.test", AuthResult.PASS));
        messages.put("ours over theirs", sealed(messages.get("dkimpy sealed"), "list.test", AuthResult.PASS));
        openDkim("relaxed/simple");
        openDkim("simple/relaxed");
        var good = Set.copyOf(messages.keySet());
        for (var id : good) {
            messages.put(id + ", body changed", messages.get(id) + "x");
            messages.put(id + ", header changed", messages.get(id).replace("Subject: Lunch", "Subject: Dinner"));
        }
        var differing = differing();
        messages.putAll(differing);
        compare(good, differing.keySet());
    }

    /** What docs/known-limits.md tells of. */
    private static Map<String, String> differing() {
        long now = NOW.getEpochSecond();
        return Map.of(
                "ours passes: a second author, unsigned",
                letter("h=From:To").with("From: eve@example.org").text(),
                "expired an hour ago",
                letter("x=" + (now - 3600)).text(),
                "made in an hour",
                letter("t=" + (now + 3600)).text(),
                "over when it begins",
                letter("t=" + now, "x=" + now).text(),
                "an identity badly quoted",
                letter("i=a=4g@example.org").text());
    }

    private static Letter letter(String... changes) {
        var all = new ArrayList<>(List.of("s=rsa"));
        all.addAll(List.of(changes));
        return Letter.usual().signed(RSA, all.toArray(String[]::new));
    }

    /** OpenDKIM does not sign a body whose last line has no end. */
    private void openDkim(String c) throws IOException {
        var plain = BODIES.stream()
                .map(body -> Letter.HEADER + "\r\n" + body)
                .filter(message -> message.endsWith("\r\n"))
                .toList();
        for (var signed : OpenDkim.sign(folder.resolve(c), plain, c, "example.org", Dkimpy.pem(RSA))) {
            messages.put("opendkim " + c + " " + messages.size(), signed);
        }
    }

    private void compare(Set<String> good, Set<String> differing) throws IOException {
        var verifier = new Dkimpy(DNS);
        messages.forEach(verifier::verify);
        var verdicts = verifier.verdicts();
        assertThat(verdicts).hasSameSizeAs(messages).hasSizeGreaterThan(120);
        var zone = new Zone();
        DNS.forEach(zone::with);
        for (var message : messages.entrySet()) {
            var verdict = verdicts.get(message.getKey());
            var ours = Signatures.read(octets(message.getValue()), zone, Instant.now(), Set.of());
            boolean differs = differing.contains(message.getKey());
            assertThat(ours.dkim())
                    .as("%s: %s", message.getKey(), ours.dkim())
                    .extracting(finding -> differs != (finding.result() == AuthResult.PASS))
                    .isEqualTo(verdict.passes());
            if (differs) {
                assertThat(verdict.passes()).containsExactly(!message.getKey().startsWith("ours passes"));
            }
            assertThat(ours.arc().cv().word())
                    .as("%s: %s, %s", message.getKey(), ours.arc(), verdict.arcReason())
                    .isEqualTo(verdict.arc());
            if (good.contains(message.getKey())) {
                assertThat(ours.dkim()).extracting(f -> f.result()).doesNotContain(AuthResult.FAIL);
                assertThat(ours.arc().cv()).isNotEqualTo(AuthResult.FAIL);
            }
        }
    }

    private static String signed(String message, SigningKey key) throws IOException {
        var in = octets(message);
        var header = Header.read(in);
        var field = DkimSigner.sign(header, in, key, DkimSigner.USUAL, NOW);
        return new String(field.raw(), StandardCharsets.ISO_8859_1) + message;
    }

    private static String sealed(String message, String domain, AuthResult chain) throws IOException {
        var in = octets(message);
        var header = Header.read(in);
        var text = new StringBuilder();
        for (var field :
                ArcSealer.seal(header, in, chain, domain + "; dmarc=pass", TestKeys.signing(RSA, domain, "rsa"), NOW)) {
            text.append(new String(field.raw(), StandardCharsets.ISO_8859_1));
        }
        return text + message;
    }

    private static ByteArrayInputStream octets(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
