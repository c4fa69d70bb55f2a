// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.conduct.Conduct;
import io.postern.contracts.conduct.MailSource;
import io.postern.contracts.event.Aside;
import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Hop;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Marks;
import io.postern.contracts.event.Reply;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.event.SenderDomain;
import io.postern.contracts.event.Verdict;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.DkimFinding;
import io.postern.contracts.finding.HistoryFinding.Source;
import io.postern.contracts.finding.SpfFinding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeedsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Client STRANGER = new Client("192.0.2.7", 25_000, "mx", ListenerKind.MX, false);
    private static final ConnectionFindings NOTHING =
            new ConnectionFindings(new ReverseDns(ReverseDns.Status.UNKNOWN, null, List.of()), List.of(), false);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what was decided                             | when     | decisions                            | accepted | refused | unknown | spam
            a recipient who does not exist                 | envelope | 550 5.1.1 no-such-user               | 0 | 0 | 1 | 0
            two of three do not exist                      | envelope | 550 5.1.1 x,250 accepted,550 5.1.1 x | 0 | 0 | 2 | 0
            refused for a block list                       | envelope | 554 5.7.1 dnsbl-listed               | 0 | 1 | 0 | 0
            refused for want of a PTR                      | envelope | 554 5.7.25 reverse-dns-missing       | 0 | 1 | 0 | 0
            refused for a sender that does not exist       | envelope | 550 5.1.8 sender-domain-missing      | 0 | 1 | 0 | 0
            refused for SPF, to two                        | envelope | 550 5.7.23 spf-fail,550 5.7.23 spf-fail | 0 | 2 | 0 | 0
            we do not relay for strangers                  | envelope | 554 5.7.1 relay-denied               | 0 | 0 | 0 | 0
            too big for the server behind                  | envelope | 552 5.3.4 behind-size                | 0 | 0 | 0 | 0
            greylisted is not refused                      | envelope | 451 4.7.1 greylisted                 | 0 | 0 | 0 | 0
            let in at RCPT is no mail yet                  | envelope | 250 known                            | 0 | 0 | 0 | 0
            accepted for two                               | message  | 250 accepted,250 accepted            | 2 | 0 | 0 | 0
            refused at the end of DATA                     | message  | 550 5.7.26 dmarc-reject,550 5.7.26 dmarc-reject | 0 | 2 | 0 | 0
            refused as spam, one message to two            | message  | 550 5.7.1 score-high,550 5.7.1 score-high | 0 | 2 | 0 | 0
            accepted, and marked as spam                   | message  | 250 score-low                        | 1 | 0 | 0 | 1
            set aside for both                             | message  | 250 aside,250 aside                  | 0 | 2 | 0 | 0
            set aside for one of two                       | message  | 250 aside,250 accepted               | 1 | 1 | 0 | 0
            set aside for one, let through as spam for the other | message | 250 aside,250 score-low          | 1 | 1 | 0 | 1
            refused for its history, which is no news      | message  | 554 5.7.1 history-bad                | 0 | 0 | 0 | 0
            put off at the end of DATA                     | message  | 451 4.7.1 greylisted                 | 0 | 0 | 0 | 0
            """)
    void counts(String what, String when, String decisions, long accepted, long refused, long unknown, long spam) {
        var decided = Stream.of(decisions.split(",")).map(DeedsTest::decision).toList();
        var judgement = when.equals("envelope")
                ? envelope(STRANGER, List.of(), decided)
                : message(STRANGER, null, List.of(), List.of(), decided);
        var expected = new Conduct(accepted, refused, unknown, spam);
        assertThat(Deeds.of(judgement))
                .isEqualTo(
                        expected.equals(Conduct.NONE)
                                ? Map.of()
                                : Map.of(new MailSource(Source.NETWORK, "192.0.2.0/24"), expected));
    }

    @Test
    void it_counts_for_the_network_and_for_each_domain_that_is_vouched_for() {
        var judgement = message(
                STRANGER,
                null,
                List.of(spf("good.test")),
                List.of(dkim("list.test"), dkim("good.test")),
                List.of(decision("250 accepted")));
        assertThat(Deeds.of(judgement).keySet())
                .extracting(MailSource::name)
                .containsExactlyInAnyOrder("192.0.2.0/24", "good.test", "list.test");
        assertThat(Deeds.of(envelope(STRANGER, List.of(spf("good.test")), List.of(decision("550 5.1.1 x"))))
                        .keySet())
                .extracting(MailSource::name)
                .containsExactlyInAnyOrder("192.0.2.0/24", "good.test");
    }

    @Test
    void what_is_marked_as_spam_is_spam_and_what_bears_other_marks_is_not() {
        var accepted = message(STRANGER, null, List.of(), List.of(), List.of(decision("250 accepted")));
        assertThat(Deeds.of(marked(accepted, "X-Spam-Flag: YES\r\n")).values())
                .containsExactly(new Conduct(1, 0, 0, 1));
        assertThat(Deeds.of(marked(accepted, "X-Spam-Score: 1.0\r\n")).values())
                .containsExactly(new Conduct(1, 0, 0, 0));
        var refused = message(STRANGER, null, List.of(), List.of(), List.of(decision("550 5.7.1 score-high")));
        assertThat(Deeds.of(marked(refused, "X-Spam-Flag: YES\r\n")).values()).containsExactly(new Conduct(0, 1, 0, 0));
    }

    @Test
    void the_envelope_speaks_for_the_message_where_spf_was_not_repeated() {
        var envelope =
                new Findings.OfEnvelope(NOTHING, SenderDomain.EXISTS, null, List.of(spf("good.test")), null, null);
        var message = message(STRANGER, null, List.of(), List.of(), List.of(decision("250 accepted")));
        var findings =
                new Findings.OfMessage(NOTHING, null, null, null, null, null, null, null, null, envelope, null, null);
        var assessment = new Assessment(message.assessment().inquiry(), findings, List.of());
        assertThat(Deeds.of(new Judgement(NOON, assessment, message.verdict())).keySet())
                .extracting(MailSource::name)
                .containsExactlyInAnyOrder("192.0.2.0/24", "good.test");
    }

    private static Judgement marked(Judgement judgement, String field) {
        var verdict = (Verdict.Message) judgement.verdict();
        return new Judgement(
                NOON,
                judgement.assessment(),
                new Verdict.Message(
                        verdict.id(),
                        verdict.policyVersion(),
                        verdict.lane(),
                        verdict.decisions(),
                        new Marks(null, null, List.of(field), null)));
    }

    @Test
    void mail_of_our_own_counts_for_nobody() {
        var ours = new Client("192.0.2.7", 25_000, "relay", ListenerKind.RELAY, true);
        assertThat(Deeds.of(message(ours, null, List.of(), List.of(), List.of(decision("250 accepted")))))
                .isEmpty();
        var machine = new Client("127.0.0.1", 25_000, "mx", ListenerKind.MX, false);
        assertThat(Deeds.of(message(machine, null, List.of(), List.of(), List.of(decision("250 accepted")))))
                .isEmpty();
    }

    @Test
    void mail_of_an_upstream_counts_for_whom_it_had_it_from() {
        var upstream = STRANGER.handingOn();
        var accepted = List.of(decision("250 accepted"));
        assertThat(Deeds.of(message(upstream, new Hop("203.0.113.9", 2), List.of(), List.of(), accepted))
                        .keySet())
                .extracting(MailSource::name)
                .containsExactly("203.0.113.0/24");
        assertThat(Deeds.of(message(upstream, null, List.of(), List.of(), accepted)))
                .isEmpty();
        assertThat(Deeds.of(envelope(upstream, List.of(), List.of(decision("550 5.1.1 x")))))
                .isEmpty();
    }

    private static Judgement envelope(Client client, List<SpfFinding> spf, List<Decision> decisions) {
        var inquiry =
                new Inquiry.Envelope("1", "s", NOON, client, "mx", null, "ada@good.test", recipients(decisions), null);
        var findings = new Findings.OfEnvelope(NOTHING, SenderDomain.EXISTS, null, spf, null, null);
        return new Judgement(
                NOON, new Assessment(inquiry, findings, List.of()), new Verdict.Envelope("1", "p", decisions));
    }

    private static Judgement message(
            Client client, @Nullable Hop hop, List<SpfFinding> spf, List<DkimFinding> dkim, List<Decision> decisions) {
        var inquiry = new Inquiry.Message(
                "1", "s", NOON, client, "mx", null, "ada@good.test", recipients(decisions), "m", 10, null, null, hop);
        var findings = new Findings.OfMessage(NOTHING, spf, dkim, null, null, null, null, null, null);
        return new Judgement(
                NOON,
                new Assessment(inquiry, findings, List.of()),
                new Verdict.Message("1", "p", Lane.INCOMING, decisions));
    }

    private static List<String> recipients(List<Decision> decisions) {
        return decisions.stream().map(decision -> "b@local.test").toList();
    }

    private static SpfFinding spf(String domain) {
        return new SpfFinding(SpfFinding.Identity.MAILFROM, AuthResult.PASS, domain, null, false, List.of());
    }

    private static DkimFinding dkim(String domain) {
        return new DkimFinding(AuthResult.PASS, domain, "s", null, "rsa-sha256", 2048, null, false, null, true);
    }

    /** Such as {@code 250 rule} and {@code 550 5.1.1 rule}. */
    private static Decision decision(String text) {
        var words = text.split(" ");
        int code = Integer.parseInt(words[0]);
        return switch (code / 100) {
            case 2 ->
                new Decision.Accept(
                        words[1],
                        words[1].equals("aside") ? new Aside(Aside.Kind.QUARANTINE, "score-medium", "12.3") : null);
            case 4 -> new Decision.Defer(words[2], new Reply(code, words[1], "later"));
            default -> new Decision.Reject(words[2], new Reply(code, words[1], "no"));
        };
    }
}
