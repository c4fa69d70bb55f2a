// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.seal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.authentication.key.Algorithm;
import io.postern.authentication.key.SigningKey;
import io.postern.contracts.content.MissingContent;
import io.postern.contracts.event.Content;
import io.postern.contracts.finding.AuthResult;
import io.postern.delivery.attempt.Bodies;
import io.postern.delivery.smtp.Body;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class ArcSealsTest {
    private static final Bodies INLINE = content -> Body.of(((Content.Inline) content).bytes());
    private final ArcSeals seals = new ArcSeals(Changed.KEY, "us.test");

    @Test
    void what_we_have_changed_validates_as_it_is_delivered() throws IOException {
        var message = Changed.message(new Content.Inline(Changed.octets(3)), AuthResult.NONE);
        var delivered = Changed.delivered(seals, message, INLINE);
        assertThat(new String(delivered, ISO_8859_1))
                .startsWith("ARC-Seal: i=1; a=ed25519-sha256; cv=none; d=us.test;\r\n\ts=arc;")
                .contains("ARC-Authentication-Results: i=1; edge.test;\r\n\tspf=pass smtp.mailfrom=x.test\r\n"
                        + "Authentication-Results: edge.test;")
                .contains("\r\nSubject: [junk] hello\r\n")
                .doesNotContain("X-Spam-Flag");
        var found = Changed.finding(delivered);
        assertThat(found.reason()).isNull();
        assertThat(found.cv()).isEqualTo(AuthResult.PASS);
        assertThat(found.sealers()).containsExactly("us.test");
        var unedited = new String(delivered, ISO_8859_1).replace("[junk] ", "");
        assertThat(Changed.finding(unedited.getBytes(ISO_8859_1)).cv()).isEqualTo(AuthResult.FAIL);
    }

    @Test
    void a_chain_goes_on_over_our_change() throws IOException {
        var listed = Changed.listed(2);
        assertThat(Changed.finding(listed).cv()).isEqualTo(AuthResult.PASS);
        var message = Changed.message(new Content.Inline(listed), AuthResult.PASS);
        var found = Changed.finding(Changed.delivered(seals, message, INLINE));
        assertThat(found.reason()).isNull();
        assertThat(found.sealers()).containsExactly("us.test", "list.test");
    }

    @Test
    void a_chain_that_nobody_has_looked_at_is_left_alone() throws IOException {
        var message = Changed.message(new Content.Inline(Changed.listed(2)), AuthResult.NONE);
        assertThat(new String(Changed.delivered(seals, message, INLINE), ISO_8859_1))
                .startsWith("Authentication-Results: edge.test;")
                .containsOnlyOnce("ARC-Seal:");
    }

    @Test
    void a_key_that_does_not_work_costs_the_seal_and_not_the_mail() {
        var other = new SigningKey("us.test", "arc", Algorithm.RSA_SHA256, Changed.KEY.key());
        var message = Changed.message(new Content.Inline(Changed.octets(1)), AuthResult.NONE);
        assertThat(new String(Changed.delivered(new ArcSeals(other, "us.test"), message, INLINE), ISO_8859_1))
                .startsWith("Authentication-Results: edge.test;");
    }

    @Test
    void content_that_is_gone_fails_as_it_does_when_it_is_sent() {
        var message = Changed.message(new Content.Inline(Changed.octets(1)), AuthResult.NONE);
        Bodies gone = _ -> new Body() {
            @Override
            public long size() {
                return 100;
            }

            @Override
            public Chunks open() {
                return () -> CompletableFuture.failedFuture(new MissingContent("gone"));
            }
        };
        assertThatThrownBy(() -> Changed.delivered(seals, message, gone))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(MissingContent.class);
    }
}
