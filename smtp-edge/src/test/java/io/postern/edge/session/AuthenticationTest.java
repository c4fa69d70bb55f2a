// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.network.Networks;
import io.postern.edge.session.SignIn.Reason;
import io.postern.edge.session.SignIn.Said;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** AUTH (RFC 4954) as the session sees it; who checks what is said is made up. */
class AuthenticationTest {
    private static final Tls TLS = new Tls("TLSv1.3", "TLS_AES_128_GCM_SHA256");

    /** {@code good} is anna, {@code more} is asked on, all else is wrong. */
    private static final SignIn ANNA = new SignIn() {
        @Override
        public List<String> mechanisms(Tls tls) {
            return List.of("SCRAM-SHA-256", "PLAIN");
        }

        @Override
        public Dialogue begin(String mechanism, Client client, Tls tls) {
            return response -> CompletableFuture.completedFuture(
                    switch (response) {
                        case null -> new Said.Challenge("");
                        case "more" -> new Said.Challenge("Z28gb24=");
                        case "good" -> new Said.Welcome("anna@local.test", "anna@local.test"::equals);
                        case "*" -> new Said.Refused(Reason.CANCELLED, "the client gave up");
                        case "busy" -> new Said.Refused(Reason.LATER, "held");
                        default -> new Said.Refused(Reason.WRONG, "a wrong password");
                    });
        }
    };

    /** ANNA, and how many sessions have asked for her. */
    private static final class Sessions implements SignIn {
        private int opened;

        @Override
        public SignIn forSession() {
            opened++;
            return ANNA;
        }

        @Override
        public List<String> mechanisms(Tls tls) {
            return ANNA.mechanisms(tls);
        }

        @Override
        public Dialogue begin(String mechanism, Client client, Tls tls) {
            throw new AssertionError("not of a session");
        }
    }

    private static FakeWorld submission() {
        return submission(false);
    }

    private static FakeWorld submission(boolean hiding) {
        var world = new FakeWorld();
        world.signIn = ANNA;
        return begun(world, hiding);
    }

    private static FakeWorld begun(FakeWorld world, boolean hiding) {
        world.begin(new Listener(
                "submission",
                ListenerKind.SUBMISSION,
                "127.0.0.1",
                0,
                GreetDelay.NONE,
                Networks.NONE,
                Networks.NONE,
                Networks.NONE,
                Networks.NONE,
                TlsMode.REQUIRED,
                true,
                true,
                hiding));
        return world;
    }

    private static FakeWorld secured() {
        return secured(submission());
    }

    private static FakeWorld secured(FakeWorld world) {
        world.say("STARTTLS\r\n");
        world.run(() -> Objects.requireNonNull(world.secured).accept(TLS));
        world.say("EHLO laptop\r\n");
        return world;
    }

    @Test
    void all_attempts_of_a_session_are_remembered_together_and_of_no_other() {
        var sessions = new Sessions();
        for (int session = 1; session <= 2; session++) {
            var world = new FakeWorld();
            world.signIn = sessions;
            secured(begun(world, false));
            assertThat(world.say("AUTH PLAIN bad\r\n")).startsWith("535 5.7.8 ");
            assertThat(world.say("AUTH PLAIN bad\r\n")).startsWith("535 5.7.8 ");
            assertThat(sessions.opened).isEqualTo(session);
        }
    }

    @Test
    void nobody_signs_in_in_clear_text() {
        var world = submission();
        assertThat(world.say("EHLO laptop\r\n")).contains("STARTTLS").doesNotContain("AUTH");
        assertThat(world.say("AUTH PLAIN good\r\n")).startsWith("530 5.7.0 ");
    }

    @Test
    void who_signs_in_may_hand_in_mail_under_its_own_address() {
        var world = secured();
        assertThat(world.say("EHLO laptop\r\n")).contains("AUTH SCRAM-SHA-256 PLAIN");
        assertThat(world.say("MAIL FROM:<anna@local.test>\r\n")).startsWith("530 5.7.0 Authentication required");
        assertThat(world.say("AUTH PLAIN good\r\n")).isEqualTo("235 2.7.0 Authentication successful\r\n");
        assertThat(world.say("EHLO laptop\r\n")).doesNotContain("AUTH");
        assertThat(world.say("AUTH PLAIN good\r\n")).startsWith("503 5.5.1 ");
        assertThat(world.say("MAIL FROM:<boss@local.test>\r\n")).startsWith("553 5.7.1 ");
        world.say("MAIL FROM:<anna@local.test>\r\nRCPT TO:<bert@elsewhere.test>\r\nDATA\r\n");
        assertThat(world.say("Subject: x\r\n\r\nHello\r\n.\r\n")).startsWith("250 ");
        var record = world.outbound.getFirst();
        assertThat(record.origin().client().account()).isEqualTo("anna@local.test");
        assertThat(record.origin().client().ours()).isTrue();
        assertThat(record.headers().get(0)).contains(" with ESMTPSA id ");
        assertThat(record.headers().get(1)).isEqualTo("Message-ID: <" + record.messageId() + "@edge.test>\r\n");
        assertThat(record.headers().get(2)).isEqualTo("Date: Thu, 1 Jan 2026 12:00:00 +0000\r\n");
    }

    @Test
    void where_somebody_is_who_signs_in_need_not_be_told() {
        var world = secured(submission(true));
        world.say("AUTH PLAIN good\r\nMAIL FROM:<anna@local.test>\r\nRCPT TO:<bert@elsewhere.test>\r\nDATA\r\n");
        world.say("Subject: x\r\n\r\nHello\r\n.\r\n");
        assertThat(world.outbound.getFirst().headers().getFirst())
                .startsWith("Received: from unknown (client not shown)\r\n\tby edge.test (Postern) with ESMTPSA id ")
                .doesNotContain("192.0.2.7", "laptop");
    }

    @Test
    void fields_that_are_there_are_not_added() {
        var world = secured();
        world.say("AUTH PLAIN good\r\nMAIL FROM:<anna@local.test>\r\nRCPT TO:<bert@elsewhere.test>\r\nDATA\r\n");
        world.say("date: today\r\nMESSAGE-ID: <1@x>\r\n\r\nHello\r\n.\r\n");
        assertThat(world.outbound.getFirst().headers()).hasSize(1);
    }

    @Test
    void a_dialogue_of_several_steps_and_its_end() {
        var world = secured();
        assertThat(world.say("AUTH PLAIN\r\n")).isEqualTo("334 \r\n");
        assertThat(world.say("more\r\n")).isEqualTo("334 Z28gb24=\r\n");
        assertThat(world.say("good\r\nMAIL FROM:<anna@local.test>\r\n")).contains("235 ", "250 2.1.0 ");
    }

    @Test
    void what_is_wrong_is_told_and_counts() {
        assertThat(secured().say("AUTH PLAIN bad\r\n")).startsWith("535 5.7.8 Authentication credentials invalid [");
        assertThat(secured().say("AUTH PLAIN busy\r\n")).startsWith("454 4.7.0 ");
        assertThat(secured().say("AUTH PLAIN\r\n*\r\n")).contains("501 5.7.0 ");
        assertThat(secured().say("AUTH BANANA\r\n")).startsWith("504 5.5.4 ");
        assertThat(secured().say("AUTH PLAIN\r\nab\rc\r\n")).contains("501 5.5.2 ");
        assertThat(secured().say("AUTH PLAIN\r\n" + "x".repeat(13_000) + "\r\n"))
                .contains("500 5.5.6 ");
        var world = secured();
        assertThat(world.say("AUTH PLAIN 1\r\nAUTH PLAIN 2\r\nAUTH PLAIN 3\r\nAUTH PLAIN 4\r\nAUTH PLAIN 5\r\n"))
                .contains("421 4.7.0 Too many errors");
        assertThat(world.hungUp).isTrue();
    }

    @Test
    void there_is_no_auth_within_a_transaction_nor_at_other_doors() {
        assertThat(FakeWorld.stranger().say("EHLO a\r\nAUTH PLAIN good\r\n")).contains("502 5.5.1 ");
        var world = secured();
        world.say("AUTH PLAIN good\r\nMAIL FROM:<anna@local.test>\r\n");
        assertThat(world.say("AUTH PLAIN good\r\n")).startsWith("50");
    }

    @Test
    void no_transcript_has_what_was_said_in_secret() {
        var world = secured();
        world.say("AUTH PLAIN c2VjcmV0\r\nAUTH PLAIN\r\nc2VjcmV0Mg==\r\nQUIT\r\n");
        assertThat(world.transcripts.toString())
                .contains("AUTH PLAIN <concealed>")
                .doesNotContain("c2VjcmV0");
        for (var said : List.of(
                " AUTH PLAIN c2VjcmV0\r\n", "AUTH=PLAIN c2VjcmV0\r\n", "AUTH LOGIN\r\nc2VjcmV0\r\nc2VjcmV0\r\n")) {
            var stranger = FakeWorld.stranger();
            stranger.say("EHLO a\r\nMAIL FROM:<a@b.test>\r\n" + said + "QUIT\r\n");
            assertThat(stranger.transcripts.toString()).contains("<concealed>").doesNotContain("c2VjcmV0");
        }
    }

    @Test
    void a_response_with_a_bare_line_feed_is_dropped_to_its_end_and_the_next_one_is_heard() {
        var world = secured();
        assertThat(world.say("AUTH PLAIN\r\nab\nc2VjcmV0\r\n"))
                .contains("334 ", "501 5.5.2 ")
                .doesNotContain("500 ");
        assertThat(world.say("AUTH PLAIN\r\ngood\r\n")).contains("235 ");
    }
}
