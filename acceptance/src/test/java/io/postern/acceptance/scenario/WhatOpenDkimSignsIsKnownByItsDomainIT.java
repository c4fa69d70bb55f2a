// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.acceptance.world.Mail;
import io.postern.acceptance.world.SharedWorld;
import io.postern.acceptance.world.World;
import io.postern.testkit.mail.OpenDkim;
import io.postern.testkit.smtp.ReceivedMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Signed by Debian's OpenDKIM, with its key and a DMARC policy in the DNS, and handed in by a client of another domain. */
@ExtendWith(SharedWorld.class)
class WhatOpenDkimSignsIsKnownByItsDomainIT {

    @Test
    void a_signed_message_passes_and_one_that_was_changed_on_its_way_does_not(World world, @TempDir Path folder)
            throws IOException, GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        var keys = generator.generateKeyPair();
        world.dns().edit("signed.test", """
                @ MX 10 mx.senders.test.
                _dmarc TXT "v=DMARC1; p=quarantine"
                rsa._domainkey TXT "v=DKIM1; k=rsa; p=%s"
                """.formatted(base64(keys.getPublic())));
        var whole = Mail.about("signed");
        var changed = Mail.about("changed");
        var signed = OpenDkim.sign(
                folder, List.of(from(whole), from(changed)), "relaxed/simple", "signed.test", pem(keys.getPrivate()));

        assertThat(delivered(world, whole, signed.getFirst()).text())
                .startsWith("Authentication-Results: ")
                .contains("dkim=pass", "header.d=signed.test", "dmarc=pass")
                .doesNotContain("X-Spam-Flag: YES")
                .endsWith(signed.getFirst());
        assertThat(delivered(world, changed, signed.getLast().replace("Hello.", "Hullo."))
                        .text())
                .contains("dkim=fail", "dmarc=fail", "X-Spam-Flag: YES", "Subject: [**** Junk E-Mail ****] changed");
    }

    private static ReceivedMessage delivered(World world, Mail mail, String text) {
        try (var client = world.stranger()) {
            client.mail("bounces@senders.test");
            Awaitility.await("the end of the block period")
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> client.rcpt("signed@local.test").code() == 250);
            assertThat(client.data(text).last()).startsWith("250 ");
        }
        return Awaitility.await("it arrives")
                .until(
                        () -> world.receiver().accepted().stream()
                                .filter(mail::is)
                                .toList(),
                        arrived -> !arrived.isEmpty())
                .getFirst();
    }

    private static String from(Mail mail) {
        return mail.text().replace("anna@senders.test", "anna@signed.test");
    }

    private static String base64(Key key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    private static String pem(Key key) {
        return "-----BEGIN PRIVATE KEY-----\n" + base64(key).replaceAll("(.{64})", "$1\n")
                + "\n-----END PRIVATE KEY-----\n";
    }
}
