// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import static io.postern.contracts.settings.CheckAction.BLOCK;
import static io.postern.contracts.settings.CheckAction.IGNORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Hop;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.event.SenderDomain;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.HeloFinding;
import io.postern.contracts.finding.SpfFinding;
import io.postern.contracts.settings.CheckAction;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom findings are held against, and in which words; what they lead to is in {@code JudgingTest}. */
class ChecksTest {
    private static final Client STRANGER = new Client("192.0.2.7", 4711, "mx", ListenerKind.MX, false);
    private static final ConnectionFindings WORST =
            connection(ReverseDns.Status.MISSING, DnsblListing.Status.LISTED, null, true);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # who                                 | findings in the order of judging
            a stranger                            | dns-away, reverse-dns-missing, dnsbl-listed, sender-domain-missing, helo-mismatch, spf-fail, rhsbl-listed
            an upstream: only its sender          | sender-domain-missing
            a machine that we trust: nothing      |
            """)
    void at_rcpt(String who, @Nullable String expected) {
        var client = who.contains("upstream")
                ? STRANGER.handingOn()
                : new Client("192.0.2.7", 4711, "mx", ListenerKind.MX, who.contains("trust"));
        var worst = new Findings.OfEnvelope(
                WORST,
                SenderDomain.MISSING,
                HeloFinding.MISMATCH,
                List.of(spf("x.test", null)),
                List.of(new DnsblListing(
                        "zen.test", DnsblListing.Status.LISTED, List.of(), null, DnsblListing.Subject.HELO, "mx")),
                null);
        var found = checks(BLOCK, WhenAway.DEFER).envelope(client, "mx", "a@x.test", worst);
        assertThat(found).allMatch(Finding::blocks);
        assertThat(found.stream().map(Finding::rule))
                .containsExactlyElementsOf(expected == null ? List.of() : List.of(expected.split(", ")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            # action, effect
            BLOCK,    BLOCK
            SCORE,    SCORE
            OBSERVE,  OBSERVE
            """)
    void an_action_is_what_it_is_called(CheckAction action, Effect effect) {
        assertThat(envelope(checks(action, WhenAway.DEFER), WORST))
                .filteredOn(one -> !one.rule().equals("dns-away"))
                .hasSize(2)
                .allMatch(one -> one.effect() == effect)
                .allMatch(one -> one.weight()
                        == (one.effect() == Effect.SCORE || !one.rule().equals("dnsbl-listed") ? 4 : 0));
    }

    @Test
    void what_is_ignored_is_not_looked_at() {
        assertThat(envelope(checks(IGNORE, WhenAway.PASS), WORST))
                .singleElement()
                .matches(one -> one.rule().equals("dns-away") && one.effect() == Effect.OBSERVE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
            # the hop before the upstream                | address     | PTR       | DNSBL      | away  | findings
            a tidy one                                   | 203.0.113.9 | CONFIRMED | NOT_LISTED | false | none
            without PTR                                  | 203.0.113.9 | MISSING   | NOT_LISTED | false | 554 5.7.25 203.0.113.9
            listed                                       | 203.0.113.9 | CONFIRMED | LISTED     | false | 554 5.7.1 203.0.113.9
            all DNS servers away                         | 203.0.113.9 | UNKNOWN   | UNKNOWN    | true  | 451 4.4.3 Your address
            one that nobody knows, whatever is found     | null        | MISSING   | LISTED     | true  | none
            """)
    void the_hop_before_an_upstream_is_judged_like_a_client(
            String what,
            @Nullable String address,
            ReverseDns.Status ptr,
            DnsblListing.Status listed,
            boolean away,
            String expected) {
        var inquiry = handedOn(address);
        var message = Findings.OfMessage.only(connection(ptr, listed, null, away));
        var checks = checks(BLOCK, WhenAway.DEFER);
        assertThat(checks.all(inquiry, message)).isEqualTo(checks.message(inquiry, message));
        assertThat(checks.message(inquiry, message).stream()
                        .map(f -> f.reply().line().replace(Refusal.BECAUSE, ""))
                        .map(line -> line.split(" (has|is|cannot) ", -1)[0])
                        .toList())
                .containsExactlyElementsOf("none".equals(expected) ? List.of() : List.of(expected));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # what lists say of mail that is handed on     | what        | name       | the hop     | at DATA
            of its sender's domain                         | MAIL_FROM   | x.test     | 203.0.113.9 | rhsbl-listed
            of its sender's domain, the hop not known      | MAIL_FROM   | x.test     | -           | rhsbl-listed
            of the confirmed name of the hop               | PTR         | h.isp.test | 203.0.113.9 | rhsbl-listed
            of a link                                      | LINK        | x.test     | -           | uribl-listed
            """)
    void lists_about_the_sender_are_held_against_what_an_upstream_hands_on(
            String what, DnsblListing.Subject subject, String name, @Nullable String hop, String expected) {
        var listing = new DnsblListing("zen.test", DnsblListing.Status.LISTED, List.of(), null, subject, name);
        var tidy = connection(ReverseDns.Status.CONFIRMED, DnsblListing.Status.NOT_LISTED, null, false);
        var message = new Findings.OfMessage(tidy, null, null, null, null, List.of(listing), null, null, null);
        assertThat(checks(BLOCK, WhenAway.DEFER).all(handedOn(hop), message))
                .extracting(Finding::rule)
                .containsExactly(expected);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
            null                                    | 192.0.2.7 is listed by zen.test
            https://list.test/?q=192.0.2.7          | 192.0.2.7 is listed by zen.test, https://list.test/?q=192.0.2.7
            'two\r\n250 lines'                      | 192.0.2.7 is listed by zen.test, two?
            """)
    void says_who_lists_the_address_and_why(@Nullable String reason, String expected) {
        var text = reason == null ? null : reason.replace("\\r\\n", "\r\n");
        var listed = connection(ReverseDns.Status.CONFIRMED, DnsblListing.Status.LISTED, text, false);
        assertThat(envelope(checks(BLOCK, WhenAway.DEFER), listed)
                        .getFirst()
                        .reply()
                        .line())
                .isEqualTo("554 5.7.1 Sending address not accepted due to spam filter: "
                        + expected.replace("two?", "two 250 lines"));
    }

    @Test
    void what_a_domain_explains_is_told_as_its_own_words() {
        var envelope = new Findings.OfEnvelope(
                connection(ReverseDns.Status.CONFIRMED, DnsblListing.Status.NOT_LISTED, null, false),
                SenderDomain.EXISTS,
                null,
                List.of(spf("x.test", "see http://x.test/why")),
                null,
                null);
        assertThat(checks(BLOCK, WhenAway.DEFER)
                        .envelope(STRANGER, "mx", "a@x.test", envelope)
                        .getFirst()
                        .reply()
                        .line())
                .isEqualTo(
                        "550 5.7.23 Sending address not accepted due to spam filter: x.test does not permit your address"
                                + " by SPF; the domain says: see http://x.test/why");
    }

    @Test
    void others_words_cannot_make_a_reply_too_long_or_unprintable() {
        var hostile = "ü\u0000\t".repeat(2000);
        var client = new Client("2001:db8::1", 0, "mx", ListenerKind.MX, false);
        var envelope = new Findings.OfEnvelope(
                connection(ReverseDns.Status.MISSING, DnsblListing.Status.LISTED, hostile, false),
                SenderDomain.MISSING,
                HeloFinding.MISMATCH,
                List.of(spf("x".repeat(5000), hostile)),
                List.of(new DnsblListing(hostile, DnsblListing.Status.LISTED, List.of(), hostile)),
                null);
        var found = checks(BLOCK, WhenAway.DEFER).envelope(client, hostile, "a@" + "x".repeat(5000), envelope);
        assertThat(found)
                .hasSize(6)
                .allSatisfy(f -> assertThat(f.reply().line())
                        .hasSizeLessThan(480)
                        .matches("[ -~]*")
                        .contains("Sending address not accepted due to spam filter: "));
    }

    private static List<Finding> envelope(Checks checks, ConnectionFindings connection) {
        return checks.envelope(
                STRANGER, "mx", "a@sender.test", Findings.OfEnvelope.only(connection, SenderDomain.EXISTS));
    }

    private static Inquiry.Message handedOn(@Nullable String address) {
        return new Inquiry.Message(
                "m",
                "s",
                Instant.EPOCH,
                STRANGER.handingOn(),
                "mx",
                null,
                "a@x.test",
                List.of("b@local.test"),
                "m1",
                5,
                null,
                null,
                address == null ? null : new Hop(address, 1));
    }

    private static SpfFinding spf(String domain, @Nullable String explanation) {
        return new SpfFinding(SpfFinding.Identity.MAILFROM, AuthResult.FAIL, domain, explanation, false, List.of());
    }

    /** All checks lead to that. */
    private static Checks checks(CheckAction action, WhenAway away) {
        var leads = new Leads(action, 4);
        return new Checks(new CheckSettings(
                Arrays.stream(Check.values()).collect(Collectors.toMap(check -> check, _ -> leads)),
                Map.of("zen.test", new ListSettings(action, false, 4, List.of())),
                DmarcAction.QUARANTINE,
                List.of(),
                new HistoryLimits(20, 0.5, 0.01),
                away,
                away));
    }

    private static ConnectionFindings connection(
            ReverseDns.Status ptr, DnsblListing.Status listed, @Nullable String reason, boolean away) {
        return new ConnectionFindings(
                new ReverseDns(ptr, ptr == ReverseDns.Status.CONFIRMED ? "mx.sender.test" : null, List.of()),
                List.of(new DnsblListing("zen.test", listed, List.of(), reason)),
                away);
    }
}
