// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.network.Networks;
import io.postern.edge.address.Domains;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** STARTTLS (RFC 3207) and TLS from the first octet (RFC 8314), without the cryptography. */
class SecurityTest {
    private static final Tls TLS = new Tls("TLSv1.3", "TLS_AES_128_GCM_SHA256");

    private static FakeWorld at(TlsMode mode, ListenerKind kind, List<String> proxies) {
        var world = new FakeWorld();
        world.tlsOnly = Domains.of(List.of("bank.test", ".group.test"), "key");
        world.begin(new Listener(
                "x",
                kind,
                "127.0.0.1",
                0,
                GreetDelay.NONE,
                Networks.of(proxies, "p"),
                Networks.NONE,
                Networks.NONE,
                Networks.NONE,
                mode,
                false,
                false,
                false));
        return world;
    }

    private static void shake(FakeWorld world, Tls made) {
        world.sent.setLength(0);
        world.run(() -> Objects.requireNonNull(world.secured).accept(made));
    }

    @Test
    void a_proxy_that_says_nothing_of_the_client_is_in_the_trace() {
        var world = at(TlsMode.OFF, ListenerKind.MX, List.of("192.0.2.0/24"));
        assertThat(world.say("EHLO a\r\n")).startsWith("421 4.3.0 A PROXY protocol header is required here");
        assertThat(world.transcripts).hasSize(1);
        assertThat(world.transcripts.getFirst().toString())
                .contains("postern.edge.listeners.x.proxy-networks wants one", "421 4.3.0");
    }

    @Test
    void starttls_is_offered_until_it_is_used_and_the_client_begins_anew() {
        var world = at(TlsMode.OFFERED, ListenerKind.MX, List.of());
        assertThat(world.say("EHLO a\r\n")).contains("250 STARTTLS");
        assertThat(world.say("STARTTLS\r\n")).isEqualTo("220 2.0.0 Ready to start TLS\r\n");
        shake(world, TLS);
        assertThat(world.say("MAIL FROM:<a@b.test>\r\n")).startsWith("503 5.5.1 Say EHLO");
        assertThat(world.say("EHLO a\r\n")).doesNotContain("STARTTLS");
        assertThat(world.say("STARTTLS\r\n")).startsWith("502");
    }

    @Test
    void what_was_said_in_clear_text_behind_starttls_is_thrown_away() {
        var world = at(TlsMode.OFFERED, ListenerKind.MX, List.of());
        world.say("EHLO a\r\n");
        assertThat(world.say("STARTTLS\r\nMAIL FROM:<evil@x.test>\r\nRCPT TO:<b@local.test>\r\n"))
                .isEqualTo("220 2.0.0 Ready to start TLS\r\n");
        shake(world, TLS);
        assertThat(world.sent).isEmpty();
        assertThat(world.say("EHLO a\r\nRCPT TO:<b@local.test>\r\n")).contains("503 5.5.1 Say MAIL FROM first");
        assertThat(world.inquiries).hasSize(1);
    }

    @Test
    void what_comes_through_tls_before_we_know_of_it_is_kept() {
        var world = at(TlsMode.OFFERED, ListenerKind.MX, List.of());
        world.say("STARTTLS\r\n");
        world.say("EHLO a\r\n");
        shake(world, TLS);
        assertThat(world.sent.toString()).startsWith("250-edge.test");
    }

    @Test
    void starttls_has_no_place_in_a_transaction_and_none_where_there_is_no_certificate() {
        var world = at(TlsMode.OFFERED, ListenerKind.MX, List.of());
        world.say("EHLO a\r\nMAIL FROM:<a@b.test>\r\n");
        assertThat(world.say("STARTTLS\r\n")).startsWith("503 5.5.1 ");
        assertThat(FakeWorld.stranger().say("EHLO a\r\nSTARTTLS\r\n")).contains("502 5.5.1 ");
    }

    @Test
    void where_tls_is_required_nothing_else_goes() {
        for (var command : List.of("MAIL FROM:<a@b.test>", "RCPT TO:<a@b.test>", "DATA", "VRFY a", "AUTH PLAIN")) {
            assertThat(at(TlsMode.REQUIRED, ListenerKind.MX, List.of()).say(command + "\r\n"))
                    .startsWith("530 5.7.0 Must issue a STARTTLS");
        }
        var world = at(TlsMode.REQUIRED, ListenerKind.MX, List.of());
        world.say("EHLO a\r\n");
        assertThat(world.say("BDAT 6\r\nQUIT\r\n")).startsWith("530 5.7.0 ");
        world.say("STARTTLS\r\n");
        shake(world, TLS);
        assertThat(world.say("EHLO a\r\nMAIL FROM:<a@b.test>\r\n")).contains("250 2.1.0 ");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                       | door     | over  | sender            | answer
            a sender like any other                      | OFFERED  | clear | a@b.test          | 250 2.1.0 Sender ok
            one whose mail comes over TLS only           | OFFERED  | clear | a@Bank.test       | 530 5.7.0 Mail from that domain is taken over TLS only; say STARTTLS first [id1]
            and does                                     | OFFERED  | TLS   | a@Bank.test       | 250 2.1.0 Sender ok
            below such a domain                          | OFFERED  | clear | a@mail.group.test | 530 5.7.0 Mail from that domain is taken over TLS only; say STARTTLS first [id1]
            where there is no TLS                        | OFF      | clear | a@bank.test       | 530 5.7.0 Mail from that domain is taken over TLS only, and this port has none [id1]
            TLS from the first octet                     | IMPLICIT | TLS   | a@bank.test       | 250 2.1.0 Sender ok
            a report about their mail is nobody's        | OFFERED  | clear |                   | 250 2.1.0 Sender ok
            """)
    void mail_of_some_senders_is_taken_over_tls_only(
            String what, TlsMode door, String over, @Nullable String sender, String answer) {
        var world = at(door, ListenerKind.MX, List.of());
        if (over.equals("TLS")) {
            world.say(door == TlsMode.IMPLICIT ? "" : "STARTTLS\r\n");
            shake(world, TLS);
        }
        world.say("EHLO a\r\n");
        assertThat(world.say("MAIL FROM:<" + (sender == null ? "" : sender) + ">\r\n"))
                .isEqualTo(answer + "\r\n");
        assertThat(world.say("RCPT TO:<bert@local.test>\r\n")).startsWith(answer.startsWith("250") ? "250" : "503");
        world.say("QUIT\r\n");
        assertThat(world.transcripts).as("who asks about the refusal finds it").hasSize(1);
    }

    @Test
    void a_handshake_that_fails_ends_the_session_without_a_word() {
        var world = at(TlsMode.OFFERED, ListenerKind.MX, List.of());
        world.say("STARTTLS\r\n");
        shake(world, null);
        assertThat(world.sent).isEmpty();
        assertThat(world.hungUp).isTrue();
    }

    @Test
    void with_tls_from_the_first_octet_the_banner_comes_through_it() {
        var world = at(TlsMode.IMPLICIT, ListenerKind.MX, List.of());
        assertThat(world.sent).isEmpty();
        shake(world, TLS);
        assertThat(world.sent.toString()).startsWith("220 edge.test");
        assertThat(world.say("EHLO a\r\n")).doesNotContain("STARTTLS");
    }

    @Test
    void a_proxy_header_comes_before_the_handshake() {
        var world = at(TlsMode.IMPLICIT, ListenerKind.MX, List.of("192.0.2.0/24"));
        assertThat(world.secured).isNull();
        world.say("PROXY TCP4 198.51.100.9 192.0.2.1 4000 465\r\nCLIENT-HELLO");
        assertThat(world.handshake)
                .asString(java.nio.charset.StandardCharsets.US_ASCII)
                .isEqualTo("CLIENT-HELLO");
        shake(world, TLS);
        assertThat(world.sent.toString()).startsWith("220 edge.test");
    }

    @Test
    void the_trace_field_tells_how_it_came() {
        var world = at(TlsMode.OFFERED, ListenerKind.MX, List.of());
        world.say("STARTTLS\r\n");
        shake(world, TLS);
        world.say("EHLO mail.sender.test\r\nMAIL FROM:<a@b.test> SMTPUTF8\r\nRCPT TO:<bert@local.test>\r\nDATA\r\n");
        world.say("Subject: \u00c3\u00a4\r\n\r\n.\r\n");
        assertThat(world.outbound.getFirst().headers().getFirst())
                .contains(" with UTF8SMTPS id ")
                .contains("\r\n\ttls TLS_AES_128_GCM_SHA256 (TLSv1.3)");
        assertThat(world.outbound.getFirst().demands().utf8()).isTrue();
    }
}
