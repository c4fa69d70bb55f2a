// SPDX-License-Identifier: Apache-2.0
package io.postern.launcher.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.contracts.event.Aside;
import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.event.DnsblListing.Status;
import io.postern.contracts.event.DnsblListing.Subject;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ListSpell;
import io.postern.contracts.event.ListSpell.Fault;
import io.postern.contracts.event.ListStatus;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Marks;
import io.postern.contracts.event.Needs;
import io.postern.contracts.event.OwnListing;
import io.postern.contracts.event.Reply;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.event.SenderDomain;
import io.postern.contracts.event.Verdict;
import io.postern.launcher.Complaint;
import io.postern.launcher.lists.Refusal.Fate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListsTextTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Client CLIENT = new Client("192.0.2.7", 25000, "mx", ListenerKind.MX, false);
    private static final ConnectionFindings NOTHING =
            new ConnectionFindings(new ReverseDns(ReverseDns.Status.UNKNOWN, null, List.of()), List.of(), false);
    private static final ListStatus GOOD =
            new ListStatus("a.test", "r-0", NOON, ListStatus.State.IN_USE, NOON, null, null);
    private static final ListStatus BAD = new ListStatus(
            "b.test",
            "r-0",
            NOON.plusSeconds(60),
            ListStatus.State.SET_ASIDE,
            NOON,
            Fault.REFUSES,
            "answers 127.255.255.254");

    @Test
    void a_mistyped_name_is_not_called_in_use() {
        var mistyped = new ListStatus(
                "zne.test",
                "r-0",
                NOON,
                ListStatus.State.IN_USE,
                NOON,
                Fault.EMPTY,
                "does not list its test entry 127.0.0.2 (RFC 5782 section 5)");
        var standing = Standing.of(List.of(GOOD, BAD, mistyped));
        assertThat(new ListsText(ZoneOffset.UTC).standing(standing, List.of("zne.test")))
                .isEqualToNormalizingNewlines("""
                        zne.test: NOT A LIST, OR A WRONG NAME, and asked since 2026-01-01 12:00:00; it does not list its test entry \
                        127.0.0.2 (RFC 5782 section 5); correct its name in postern.dnsbl.zones, or name what it lists for testing \
                        in its test-entries (r-0, 2026-01-01 12:00:00)
                        """);
        assertThat(ListTrouble.of(standing, List.of("a.test", "b.test", "zne.test")))
                .containsExactly(
                        new ListTrouble("b.test", "r-0", "is set aside: it answers 127.255.255.254"),
                        new ListTrouble(
                                "zne.test",
                                "r-0",
                                "is not a list, or its name is wrong: it does not list its test entry 127.0.0.2 (RFC 5782"
                                        + " section 5); correct its name in postern.dnsbl.zones, or name what it lists"
                                        + " for testing in its test-entries"));
        assertThat(ListTrouble.of(standing, List.of("a.test"))).isEmpty();
    }

    @Test
    void each_list_is_told_and_what_it_has_of_ours() {
        var own = new OwnListing("a.test", "192.0.2.1", true, List.of("127.0.0.2"), "see a.test", NOON, NOON);
        var gone = new OwnListing("a.test", "192.0.2.2", false, List.of(), null, NOON, NOON);
        var standing = Standing.of(List.of(BAD, own, gone, GOOD, spell(null)));
        assertThat(new ListsText(ZoneOffset.UTC).standing(standing, List.of("a.test", "b.test", "c.test")))
                .isEqualToNormalizingNewlines("""
                        a.test: in use since 2026-01-01 12:00:00 (r-0, 2026-01-01 12:00:00)
                        b.test: SET ASIDE since 2026-01-01 12:00:00; it answers 127.255.255.254 (r-0, 2026-01-01 12:01:00)
                        c.test: nothing is known yet

                        b.test was set aside 2026-01-01 12:00:00 to now, and is suspect since 2026-01-01 11:30:00: it answers 127.255.255.254
                          What it refused meanwhile: ./postern lists refused b.test

                        Of our own are listed:
                          192.0.2.1 by a.test since 2026-01-01 12:00:00: 127.0.0.2, see a.test
                        """);
        assertThat(new ListsText(ZoneOffset.UTC).standing(Standing.of(List.of(GOOD)), List.of()))
                .isEqualToNormalizingNewlines("No DNS list is asked; see postern.dnsbl.zones.\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            before it was last known to be good | 2026-01-01T11:29:59Z | false
            in the window before it was noticed | 2026-01-01T11:45:00Z | true
            while it was set aside              | 2026-01-01T12:05:00Z | true
            after it came back                  | 2026-01-01T12:10:01Z | false
            """)
    void a_time_is_suspect(String what, Instant at, boolean suspect) {
        var standing = Standing.of(List.of(spell(NOON.plusSeconds(600))));
        assertThat(standing.suspect("b.test", at)).isEqualTo(suspect);
        assertThat(standing.suspect("a.test", at)).isFalse();
        assertThat(standing.suspectSince("b.test")).contains(NOON.minusSeconds(1800));
    }

    @Test
    void a_spell_that_nobody_ended_ends_where_its_instance_began_anew() {
        var anew = new ListStatus("b.test", "r-0", NOON, ListStatus.State.IN_USE, NOON.plusSeconds(99), null, null);
        assertThat(Standing.of(List.of(spell(null), anew)).spells().getFirst().until())
                .isEqualTo(NOON.plusSeconds(99));
        assertThat(Standing.of(List.of(spell(null), BAD)).spells().getFirst().until())
                .isNull();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            refused by name                          | b.test   | LISTED     | dnsbl-listed | 192.0.2.7 is listed by b.test, see b.test/7 | 2
            refused by name without a reason         | b.test   | LISTED     | dnsbl-listed | 192.0.2.7 is listed by b.test               | 2
            refused by its share in a score          | b.test   | LISTED     | score-high   | too much speaks against this mail, score 21.0: spf-fail,dnsbl-listed | 2
            refused by a score without it            | b.test   | LISTED     | score-high   | too much speaks against this mail, score 21.0: spf-fail,uribl-listed | 0
            refused by another list                  | b.test   | LISTED     | dnsbl-listed | 192.0.2.7 is listed by a.b.test             | 0
            refused for another reason               | b.test   | LISTED     | relay-denied | Relay access denied                         | 0
            the list did not have it                 | b.test   | NOT_LISTED | dnsbl-listed | 192.0.2.7 is listed by b.test               | 0
            """)
    void of_a_judgement_is_told(String what, String zone, Status status, String rule, String text, int count) {
        var found = Refusal.by(zone, judgement(zone, status, rule, text));
        assertThat(found).hasSize(count);
        if (count > 0) {
            assertThat(found.getLast())
                    .isEqualTo(new Refusal(
                            NOON,
                            Fate.REFUSED,
                            "192.0.2.7",
                            "mx.good.test",
                            "ada@good.test",
                            "cleo@local.test",
                            "s-1",
                            "554 5.7.1 " + text));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # mail was taken and                          | rule      | reason                                   | tests in X-Spam-Status | what is told
            set aside for a score that the list is part of | score-medium | its score is 12.0: dnsbl-listed,spf-fail | -                    | SET_ASIDE its score is 12.0: dnsbl-listed,spf-fail
            set aside for a score without it              | score-medium | its score is 12.0: spf-fail             | -                      | -
            set aside for DMARC                           | dmarc-reject | the message does not authenticate       | dnsbl-listed           | -
            discarded with its help                       | discarded | its score is 21.0: dnsbl-listed          | -                      | DISCARDED its score is 21.0: dnsbl-listed
            delivered, and marked with its help           | -         | -                                        | dnsbl-listed,helo-mismatch | MARKED X-Spam-Status: Yes, tests=dnsbl-listed,helo-mismatch
            delivered, and marked for something else      | -         | -                                        | spf-fail               | -
            delivered                                     | -         | -                                        | -                      | -
            """)
    void of_mail_that_was_taken_is_told(
            String what,
            @Nullable String rule,
            @Nullable String reason,
            @Nullable String tests,
            @Nullable String told) {
        var kind = "discarded".equals(rule) ? Aside.Kind.DISCARD : Aside.Kind.QUARANTINE;
        var aside = rule == null || reason == null ? null : new Aside(kind, rule, reason);
        var fields = tests == null
                ? List.<String>of()
                : List.of("X-Spam-Flag: YES\r\n", "X-Spam-Status: Yes,\r\n\ttests=" + tests + "\r\n");
        var found = Refusal.by("b.test", taken(aside, fields));
        assertThat(found.stream().map(one -> one.fate() + " " + one.words()))
                .isEqualTo(Stream.ofNullable(told).toList());
    }

    @Test
    void a_list_of_names_counts_where_it_was_known_at_rcpt() {
        var sender = new DnsblListing("n.test", Status.LISTED, List.of(), null, Subject.MAIL_FROM, "good.test");
        var envelope = new Findings.OfEnvelope(NOTHING, null, null, null, List.of(sender), null);
        var found =
                new Findings.OfMessage(NOTHING, null, null, null, null, null, null, null, null, envelope, null, null);
        var aside = new Aside(Aside.Kind.QUARANTINE, "score-medium", "its score is 12.0: rhsbl-listed");
        assertThat(Refusal.by("n.test", taken(found, aside, List.of())))
                .extracting(Refusal::fate)
                .containsExactly(Fate.SET_ASIDE);
    }

    @Test
    void a_client_that_was_refused_at_the_banner_has_no_sender() {
        var listed = List.of(new DnsblListing("b.test", Status.LISTED, List.of(), null));
        var findings = new ConnectionFindings(NOTHING.reverseDns(), listed, false);
        var inquiry = new Inquiry.Connection("q-1", "s-1", NOON, CLIENT);
        var reject = new Decision.Reject("dnsbl-listed", new Reply(554, "5.7.1", "192.0.2.7 is listed by b.test"));
        var judgement = new Judgement(
                NOON,
                new Assessment(inquiry, Findings.OfConnection.only(findings), List.of()),
                new Verdict.Connection("q-1", "p-1", reject, findings));
        assertThat(new ListsText(ZoneOffset.UTC).refused("b.test", NOON, Refusal.by("b.test", judgement), 0))
                .contains("2026-01-01 12:00:00  refused    192.0.2.7 at the banner  session s-1");
    }

    @Test
    void the_senders_to_tell_are_named_most_often_refused_first() {
        var judgement = judgement("b.test", Status.LISTED, "dnsbl-listed", "192.0.2.7 is listed by b.test");
        var refusals = Refusal.by("b.test", judgement);
        var other = new Refusal(
                NOON, Fate.SET_ASIDE, "192.0.2.8", "\u001b[2J", "Bob@other.test", "bert@local.test", "s-2", "554");
        var all = List.of(refusals.getFirst(), refusals.getLast(), other);
        assertThat(new ListsText(ZoneOffset.UTC).refused("b.test", NOON, all, 3))
                .isEqualToNormalizingNewlines("""
                        Kept from its recipients by b.test, or with its help, since 2026-01-01 12:00:00:
                          2026-01-01 12:00:00  refused    192.0.2.7 (mx.good.test)  <ada@good.test> to <bert@local.test>  session s-1
                          2026-01-01 12:00:00  refused    192.0.2.7 (mx.good.test)  <ada@good.test> to <cleo@local.test>  session s-1
                          2026-01-01 12:00:00  set aside  192.0.2.8 (\\u001b[2J)  <Bob@other.test> to <bert@local.test>  session s-2
                          and 3 more

                        Senders to tell, by how often it was their mail:
                             2  ada@good.test
                             1  bob@other.test
                        """);
        assertThat(new ListsText(ZoneOffset.UTC).refused("b.test", NOON, List.of(), 0))
                .isEqualToNormalizingNewlines("b.test has kept nothing from anybody since 2026-01-01 12:00:00.\n");
    }

    @Test
    void a_time_is_written_as_one_or_as_how_long_ago() {
        assertThat(RefusedCommand.time("2026-01-01T11:00:00Z", NOON)).isEqualTo(NOON.minusSeconds(3600));
        assertThat(RefusedCommand.time("90m", NOON)).isEqualTo(NOON.minusSeconds(5400));
        assertThatThrownBy(() -> RefusedCommand.time("yesterday", NOON))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("write it like 2026-11-22T12:00:00Z");
    }

    private static ListSpell spell(@Nullable Instant until) {
        return new ListSpell(
                "b.test", "r-0", Fault.REFUSES, "answers 127.255.255.254", NOON.minusSeconds(1800), NOON, until);
    }

    private static Judgement taken(@Nullable Aside aside, List<String> fields) {
        var listed = List.of(new DnsblListing("b.test", Status.LISTED, List.of(), null));
        var findings = new ConnectionFindings(NOTHING.reverseDns(), listed, false);
        return taken(Findings.OfMessage.only(findings), aside, fields);
    }

    private static Judgement taken(Findings found, @Nullable Aside aside, List<String> fields) {
        var inquiry = new Inquiry.Message(
                "q-1",
                "s-1",
                NOON,
                CLIENT,
                "mx.good.test",
                null,
                "ada@good.test",
                List.of("bert@local.test"),
                "m-1",
                5,
                null,
                Needs.NONE,
                null);
        return new Judgement(
                NOON,
                new Assessment(inquiry, found, List.of()),
                new Verdict.Message(
                        "q-1",
                        "p-1",
                        Lane.INCOMING,
                        List.of(new Decision.Accept("accepted", aside)),
                        new Marks(null, null, fields, null)));
    }

    private static Judgement judgement(String zone, Status status, String rule, String text) {
        var findings = new ConnectionFindings(
                new ReverseDns(ReverseDns.Status.MISSING, null, List.of()),
                List.of(new DnsblListing(zone, status, List.of(), null)),
                false);
        var inquiry = new Inquiry.Envelope(
                "q-1",
                "s-1",
                NOON,
                CLIENT,
                "mx.good.test",
                null,
                "ada@good.test",
                List.of("bert@local.test", "cleo@local.test"),
                null);
        var reject = new Decision.Reject(rule, new Reply(554, "5.7.1", text));
        return new Judgement(
                NOON,
                new Assessment(inquiry, Findings.OfEnvelope.only(findings, SenderDomain.EXISTS), List.of()),
                new Verdict.Envelope("q-1", "p-1", List.of(reject, reject)));
    }
}
