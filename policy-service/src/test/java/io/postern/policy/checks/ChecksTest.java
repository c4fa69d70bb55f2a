// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.checks;

import static io.postern.contracts.settings.CheckAction.BLOCK;
import static io.postern.contracts.settings.CheckAction.IGNORE;
import static io.postern.contracts.settings.CheckAction.OBSERVE;
import static io.postern.contracts.settings.CheckAction.SCORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Client;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.event.Hop;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.event.SenderDomain;
import io.postern.contracts.settings.CheckAction;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksTest {
    private static final Client STRANGER = new Client("192.0.2.7", 4711, "mx", ListenerKind.MX, false);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                       | PTR         | DNSBL      | domain  | away  | findings
            nothing speaks against a tidy client         | CONFIRMED   | NOT_LISTED | EXISTS  | false | none
            a client without PTR                         | MISSING     | NOT_LISTED | EXISTS  | false | 554 5.7.25
            a name that does not resolve back is neutral | UNCONFIRMED | NOT_LISTED | EXISTS  | false | none
            a failed look-up is neutral                  | UNKNOWN     | NOT_LISTED | EXISTS  | false | none
            a listed client                              | CONFIRMED   | LISTED     | EXISTS  | false | 554 5.7.1
            a silent list is neutral                     | CONFIRMED   | UNKNOWN    | EXISTS  | false | none
            a sender that cannot be answered             | CONFIRMED   | NOT_LISTED | MISSING | false | 550 5.1.8
            a sender that wants no mail                  | CONFIRMED   | NOT_LISTED | NULL_MX | false | 550 5.7.27
            a sender domain that did not answer          | CONFIRMED   | NOT_LISTED | UNKNOWN | false | none
            the null sender has no domain                | CONFIRMED   | NOT_LISTED | NONE    | false | none
            all DNS servers are away                     | UNKNOWN     | UNKNOWN    | UNKNOWN | true  | 451 4.4.3
            everything at once, in the order of judging  | MISSING     | LISTED     | MISSING | false | 554 5.7.25, 554 5.7.1, 550 5.1.8
            """)
    void finds(
            String what,
            ReverseDns.Status ptr,
            DnsblListing.Status listed,
            SenderDomain domain,
            boolean away,
            String expected) {
        var found = checks(BLOCK, BLOCK, BLOCK, WhenAway.DEFER)
                .findings(STRANGER, "a@sender.test", connection(ptr, listed, null, away), domain);
        assertThat(found).allMatch(Finding::blocks);
        assertThat(found.stream().map(f -> f.reply().code() + " " + f.reply().enhanced()))
                .containsExactlyElementsOf("none".equals(expected) ? List.of() : List.of(expected.split(", ")));
    }

    @Test
    void score_and_observe_are_noted_without_effect_and_ignore_is_not_looked_at() {
        var found = checks(SCORE, OBSERVE, IGNORE, WhenAway.PASS)
                .findings(
                        STRANGER,
                        "a@sender.test",
                        connection(ReverseDns.Status.MISSING, DnsblListing.Status.LISTED, null, true),
                        SenderDomain.MISSING);
        assertThat(found).noneMatch(Finding::blocks);
        assertThat(found.stream().map(f -> f.rule() + " " + f.action()))
                .containsExactly("dns-away OBSERVE", "reverse-dns-missing SCORE", "dnsbl-listed OBSERVE");
    }

    @Test
    void nothing_is_held_against_a_trusted_client() {
        var ours = new Client("10.0.0.1", 0, "relay", ListenerKind.RELAY, true);
        var worst = connection(ReverseDns.Status.MISSING, DnsblListing.Status.LISTED, null, true);
        assertThat(checks(BLOCK, BLOCK, BLOCK, WhenAway.DEFER).findings(ours, "a@b.test", worst, SenderDomain.MISSING))
                .isEmpty();
    }

    @Test
    void of_an_upstream_only_the_sender_is_held_against_it_at_rcpt() {
        var worst = connection(ReverseDns.Status.MISSING, DnsblListing.Status.LISTED, null, true);
        assertThat(checks(BLOCK, BLOCK, BLOCK, WhenAway.DEFER)
                        .findings(STRANGER.handingOn(), "a@b.test", worst, SenderDomain.MISSING))
                .extracting(Finding::rule)
                .containsExactly("sender-domain-missing");
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
        var hop = address == null ? null : new Hop(address, 1);
        var found = checks(BLOCK, BLOCK, BLOCK, WhenAway.DEFER)
                .handedOn(STRANGER.handingOn(), hop, connection(ptr, listed, null, away));
        assertThat(found.stream()
                        .map(f -> f.reply().line().replace("Sending address not accepted due to spam filter: ", ""))
                        .map(line -> line.split(" (has|is|cannot) ", -1)[0])
                        .toList())
                .containsExactlyElementsOf("none".equals(expected) ? List.of() : List.of(expected));
    }

    @Test
    void a_list_that_this_instance_does_not_know_is_only_observed() {
        var unknown = new Checks(new CheckSettings(BLOCK, Map.of(), BLOCK, BLOCK, WhenAway.DEFER));
        var listed = connection(ReverseDns.Status.CONFIRMED, DnsblListing.Status.LISTED, null, false);
        assertThat(unknown.findings(STRANGER, "a@b.test", listed, SenderDomain.EXISTS))
                .singleElement()
                .matches(f -> !f.blocks());
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
        var reply = checks(BLOCK, BLOCK, BLOCK, WhenAway.DEFER)
                .findings(STRANGER, "a@b.test", listed, SenderDomain.EXISTS)
                .getFirst()
                .reply();
        assertThat(reply.line())
                .isEqualTo("554 5.7.1 Sending address not accepted due to spam filter: "
                        + expected.replace("two?", "two 250 lines"));
    }

    @Test
    void others_words_cannot_make_a_reply_too_long_or_unprintable() {
        var hostile = "ü\u0000\t".repeat(2000);
        var client = new Client("2001:db8::1", 0, "mx", ListenerKind.MX, false);
        var found = checks(BLOCK, BLOCK, BLOCK, WhenAway.DEFER)
                .findings(
                        client,
                        "a@" + "x".repeat(5000),
                        connection(ReverseDns.Status.MISSING, DnsblListing.Status.LISTED, hostile, false),
                        SenderDomain.MISSING);
        assertThat(found)
                .hasSize(3)
                .allSatisfy(f -> assertThat(f.reply().line())
                        .hasSizeLessThan(510)
                        .matches("[ -~]*")
                        .contains("Sending address not accepted due to spam filter: "));
    }

    private static Checks checks(CheckAction ptr, CheckAction dnsbl, CheckAction domain, WhenAway dnsAway) {
        return new Checks(new CheckSettings(ptr, Map.of("zen.test", dnsbl), domain, domain, dnsAway));
    }

    private static ConnectionFindings connection(
            ReverseDns.Status ptr, DnsblListing.Status listed, @Nullable String reason, boolean away) {
        return new ConnectionFindings(
                new ReverseDns(ptr, ptr == ReverseDns.Status.CONFIRMED ? "mx.sender.test" : null, List.of()),
                List.of(new DnsblListing("zen.test", listed, List.of(), reason)),
                away);
    }
}
