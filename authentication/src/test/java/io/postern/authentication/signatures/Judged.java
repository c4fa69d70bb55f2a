// SPDX-License-Identifier: Apache-2.0
package io.postern.authentication.signatures;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.authentication.key.TestKeys;
import io.postern.authentication.key.Zone;
import io.postern.contracts.finding.DkimFinding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A message and what its signature comes to. */
final class Judged {
    static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    static final String NAME = "sel._domainkey.example.org";

    private Judged() {}

    static Zone zone() {
        return new Zone()
                .with(NAME, "v=DKIM1; p=" + TestKeys.p(TestKeys.RSA))
                .with("ed._domainkey.example.org", "k=ed25519; p=" + TestKeys.p(TestKeys.ED25519));
    }

    static DkimFinding only(String message, Zone zone) throws IOException {
        var octets = new ByteArrayInputStream(message.getBytes(StandardCharsets.ISO_8859_1));
        var dkim = Signatures.read(octets, zone, NOW, Set.of()).dkim();
        assertThat(dkim).hasSize(1);
        return dkim.getFirst();
    }

    /** @param reason how it begins; null for none */
    static void says(DkimFinding finding, String sentence, String result, @Nullable String reason) {
        assertThat(finding.result().word() + ": " + finding.reason())
                .as(sentence)
                .startsWith(result + ": " + (reason == null ? "null" : reason));
    }
}
