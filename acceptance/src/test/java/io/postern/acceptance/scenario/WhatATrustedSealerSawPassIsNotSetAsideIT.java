// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.acceptance.world.Books;
import io.postern.acceptance.world.HandedOn;
import io.postern.acceptance.world.Mail;
import io.postern.acceptance.world.SharedWorld;
import io.postern.acceptance.world.World;
import io.postern.contracts.event.QuarantinedMessage;
import io.postern.contracts.topic.Topics;
import io.postern.testkit.mail.ArcSign;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Mail of {@code strict.test}, which asks by DMARC that what fails be refused, after it has gone through a list that was
 * sealed by python3-dkim.
 */
@ExtendWith(SharedWorld.class)
class WhatATrustedSealerSawPassIsNotSetAsideIT {
    private static final String STRANGER = "other.sealer.test";

    @TempDir
    static Path folder;

    private static KeyPair keys;

    @BeforeAll
    static void publish(World world) throws NoSuchAlgorithmException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024);
        keys = generator.generateKeyPair();
        var key = "arc._domainkey.%s TXT \"v=DKIM1; k=rsa; p="
                + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()) + "\"\n";
        world.dns().edit("sealer.test", key.formatted("list") + key.formatted("other"));
    }

    @Test
    void the_word_of_a_trusted_sealer_counts_more_than_the_failure(World world) throws Exception {
        var mail = strict("sealed by whom we trust");
        var sealed = sealed(mail, World.TRUSTED_SEALER, "pass");
        var id = Books.messageId(HandedOn.send(world, sealed, World.OTHER_CLIENT, "trusting@local.test"));
        var arrived = Awaitility.await("it arrives")
                .until(
                        () -> world.receiver().accepted().stream()
                                .filter(mail::is)
                                .toList(),
                        list -> !list.isEmpty())
                .getFirst();
        assertThat(arrived.text())
                .contains("dmarc=fail (p=reject)", "header.from=strict.test", "\tarc=pass")
                .doesNotContain("X-Spam-Flag");
        assertThat(quarantined(world, id)).isEmpty();
    }

    @ParameterizedTest(name = "sealed by {0}, who saw dmarc={1}")
    @CsvSource({STRANGER + ", pass, distrusting@local.test", World.TRUSTED_SEALER + ", fail, failing@local.test"})
    void otherwise_it_is_set_aside(String sealer, String saw, String to, World world) throws Exception {
        var id = Books.messageId(HandedOn.send(world, sealed(strict("sealed"), sealer, saw), World.OTHER_CLIENT, to));
        Awaitility.await("it is in quarantine")
                .untilAsserted(() -> assertThat(quarantined(world, id))
                        .singleElement()
                        .satisfies(entry -> {
                            assertThat(entry.rule()).isEqualTo("dmarc-reject");
                            assertThat(entry.reason()).contains("strict.test");
                        }));
        assertThat(world.receiver().acceptedFor(to)).isEmpty();
    }

    private static List<QuarantinedMessage> quarantined(World world, String messageId) {
        return world.postern().topics().events(Topics.QUARANTINE, QuarantinedMessage.class).stream()
                .filter(entry -> entry.message().messageId().equals(messageId))
                .toList();
    }

    private static Mail strict(String subject) {
        var mail = Mail.about(subject);
        return new Mail(mail.marker(), mail.text().replace("anna@senders.test", "anna@strict.test"));
    }

    private static String sealed(Mail mail, String sealer, String dmarc) throws IOException, InterruptedException {
        var results = "Authentication-Results: " + sealer + "; dmarc=" + dmarc + " header.from=strict.test\r\n";
        return ArcSign.seal(folder, results + mail.text(), sealer, keys.getPrivate());
    }
}
