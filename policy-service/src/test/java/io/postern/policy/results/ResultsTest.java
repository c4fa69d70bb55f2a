// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Hop;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.finding.ArcFinding;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.DkimFinding;
import io.postern.contracts.finding.DmarcFinding;
import io.postern.contracts.finding.SpfFinding;
import io.postern.contracts.finding.SpfFinding.Identity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResultsTest {
    private static final Client STRANGER = new Client("192.0.2.7", 4711, "mx", ListenerKind.MX, false);
    private static final SpfFinding MAIL_FROM = spf(Identity.MAILFROM, AuthResult.PASS, "x.test");
    private static final SpfFinding HELO = spf(Identity.HELO, AuthResult.NONE, "mx1.x.test");

    @Test
    void all_methods_stand_in_one_field() {
        var found = new Findings.OfMessage(
                connection(ReverseDns.Status.CONFIRMED, "mx1.x.test"),
                List.of(HELO, MAIL_FROM),
                List.of(
                        new DkimFinding(
                                AuthResult.PASS,
                                "x.test",
                                "s1",
                                "@x.test",
                                "rsa-sha256",
                                2048,
                                null,
                                false,
                                null,
                                true),
                        new DkimFinding(
                                AuthResult.FAIL,
                                "y.test",
                                "s2",
                                null,
                                null,
                                null,
                                "the body \"changed\"",
                                false,
                                null,
                                true)),
                new DmarcFinding(
                        AuthResult.PASS,
                        "x.test",
                        "x.test",
                        "x.test",
                        DmarcFinding.Policy.REJECT,
                        true,
                        true,
                        null,
                        null),
                new ArcFinding(AuthResult.PASS, List.of("list.test"), null, null, null),
                null,
                null,
                null,
                null);
        assertThat(AuthenticationResults.of(inquiry(STRANGER, null), found, found.spf()))
                .isEqualTo(String.join(
                        ";\r\n\t",
                        "iprev=pass (mx1.x.test) policy.iprev=192.0.2.7",
                        "spf=none smtp.helo=mx1.x.test",
                        "spf=pass smtp.mailfrom=x.test",
                        "dkim=pass header.d=x.test header.i=@x.test header.s=s1 header.a=rsa-sha256",
                        "dkim=fail reason=\"the body \\\"changed\\\"\" header.d=y.test header.s=s2",
                        "dmarc=pass (p=reject) header.from=x.test",
                        "arc=pass"));
    }

    @Test
    void nothing_is_said_where_nothing_was_looked_at() {
        var unknown = Findings.OfMessage.only(connection(ReverseDns.Status.UNKNOWN, null));
        assertThat(AuthenticationResults.of(inquiry(STRANGER, null), unknown, List.of()))
                .isNull();
        assertThat(ReceivedSpf.of(inquiry(STRANGER, null), List.of())).isNull();
    }

    @Test
    void no_signature_is_a_result_too() {
        var found = Findings.OfMessage.only(connection(ReverseDns.Status.MISSING, null));
        assertThat(AuthenticationResults.of(inquiry(STRANGER, null), found, List.of(MAIL_FROM)))
                .isEqualTo(
                        "iprev=permerror policy.iprev=192.0.2.7;\r\n\tspf=pass smtp.mailfrom=x.test;\r\n\tdkim=none");
    }

    @Test
    void what_an_upstream_hands_on_is_about_the_hop_before() {
        var found = Findings.OfMessage.only(connection(ReverseDns.Status.UNCONFIRMED, null));
        var inquiry = inquiry(STRANGER.handingOn(), new Hop("2001:db8::9", 2));
        assertThat(AuthenticationResults.of(inquiry, found, List.of()))
                .isEqualTo("iprev=fail policy.iprev=\"2001:db8::9\"");
        assertThat(ReceivedSpf.of(inquiry, List.of(MAIL_FROM))).contains("client-ip=\"2001:db8::9\";");
    }

    @Test
    void nothing_is_written_on_mail_of_our_own() {
        var ours = STRANGER.as("anna@local.test");
        var found = Findings.OfMessage.only(connection(ReverseDns.Status.CONFIRMED, "mx1.x.test"));
        assertThat(AuthenticationResults.of(inquiry(ours, null), found, List.of(MAIL_FROM)))
                .isNull();
        assertThat(ReceivedSpf.of(inquiry(ours, null), List.of(MAIL_FROM))).isNull();
    }

    @Test
    void received_spf_is_about_mail_from_and_about_helo_without_it() {
        assertThat(ReceivedSpf.of(inquiry(STRANGER, null), List.of(HELO, MAIL_FROM)))
                .isEqualTo("pass (x.test permits 192.0.2.7)\r\n\tclient-ip=192.0.2.7;"
                        + " envelope-from=\"a\\\\b@x.test\";\r\n\thelo=mx1.x.test; identity=mailfrom");
        assertThat(ReceivedSpf.of(inquiry(STRANGER, null), List.of(HELO)))
                .startsWith("none (mx1.x.test has no SPF record)")
                .endsWith("identity=helo");
    }

    @Test
    void words_of_others_end_no_line_and_no_comment() {
        var hostile = "a)\r\nX-Spam-Flag: NO\u00fc(" + "x".repeat(5000);
        var spf = spf(Identity.MAILFROM, AuthResult.PERMERROR, hostile);
        var found = Findings.OfMessage.only(connection(ReverseDns.Status.CONFIRMED, hostile));
        for (var text : List.of(
                String.valueOf(AuthenticationResults.of(inquiry(STRANGER, null), found, List.of(spf))),
                String.valueOf(ReceivedSpf.of(inquiry(STRANGER, null), List.of(spf))))) {
            assertThat(text.split("\r\n", -1))
                    .allSatisfy(line -> assertThat(line)
                            .hasSizeLessThan(998)
                            .matches("\\t?[ -~]*")
                            .doesNotStartWith("X-Spam"));
        }
    }

    private static Inquiry.Message inquiry(Client client, @Nullable Hop hop) {
        return new Inquiry.Message(
                "m",
                "s",
                Instant.EPOCH,
                client,
                "mx1.x.test",
                null,
                "a\\b@x.test",
                List.of("b@local.test"),
                "m1",
                5,
                null,
                null,
                hop);
    }

    private static ConnectionFindings connection(ReverseDns.Status status, @Nullable String host) {
        return new ConnectionFindings(new ReverseDns(status, host, List.of()), List.of(), false);
    }

    private static SpfFinding spf(Identity identity, AuthResult result, String domain) {
        return new SpfFinding(identity, result, domain, null, false, List.of());
    }
}
