// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.arc;

import io.postern.authentication.dkim.Letter;
import io.postern.authentication.header.Field;
import io.postern.authentication.header.Header;
import io.postern.authentication.key.SigningKey;
import io.postern.authentication.key.TestKeys;
import io.postern.authentication.key.Zone;
import io.postern.authentication.signatures.Signatures;
import io.postern.contracts.finding.ArcFinding;
import io.postern.contracts.finding.AuthResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A message that sealers hand on, each validating before it seals. */
final class Forwarded {
    static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    static final SigningKey LIST = TestKeys.signing(TestKeys.RSA, "list.test", "arc");
    static final SigningKey RELAY = TestKeys.signing(TestKeys.ED25519, "relay.test", "arc");
    static final SigningKey LAST = TestKeys.signing(TestKeys.OTHER_RSA, "last.test", "arc");
    static final Zone ZONE = new Zone()
            .with("arc._domainkey.list.test", "p=" + TestKeys.p(TestKeys.RSA))
            .with("arc._domainkey.relay.test", "k=ed25519; p=" + TestKeys.p(TestKeys.ED25519))
            .with("arc._domainkey.last.test", "p=" + TestKeys.p(TestKeys.OTHER_RSA))
            .with("arc._domainkey.weak.test", "p=" + TestKeys.p(TestKeys.WEAK_RSA));

    private Forwarded() {}

    /** Sealed by all three: the first saw DMARC pass, the others did not. */
    static String thrice() throws IOException {
        var text =
                seal(Letter.usual().text(), LIST, "list.test; spf=pass; dmarc=pass (p=reject) header.from=example.org");
        text = seal(text, RELAY, "relay.test;\r\n arc=pass; dmarc=fail");
        return seal(text, LAST, "last.test; dmarc=fail");
    }

    static String seal(String message, SigningKey key, String results) throws IOException {
        return seal(message, key, results, finding(message).cv());
    }

    static String seal(String message, SigningKey key, String results, AuthResult chain) throws IOException {
        var octets = octets(message);
        var header = Header.read(octets);
        return text(ArcSealer.seal(header, octets, chain, results, key, NOW)) + message;
    }

    static String text(List<Field> fields) {
        var text = new StringBuilder();
        fields.forEach(field -> text.append(new String(field.raw(), StandardCharsets.ISO_8859_1)));
        return text.toString();
    }

    static ArcFinding finding(String message, String... trusted) throws IOException {
        return Signatures.read(octets(message), ZONE, NOW, Set.of(trusted)).arc();
    }

    static ByteArrayInputStream octets(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
