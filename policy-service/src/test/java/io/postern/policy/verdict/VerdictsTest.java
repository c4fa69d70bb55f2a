// SPDX-License-Identifier: Apache-2.0
package io.postern.policy.verdict;

import static io.postern.contracts.finding.ScanFinding.Status.SPAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.contracts.behind.Offer;
import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.DnsAnswer;
import io.postern.contracts.event.Event;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Hop;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Needs;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.event.Verdict;
import io.postern.contracts.finding.ArcFinding;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.DmarcFinding;
import io.postern.contracts.finding.ScanFinding;
import io.postern.policy.checks.Finding;
import io.postern.policy.greylist.InMemoryGreylist;
import io.postern.policy.greylist.Standing;
import io.postern.policy.scoring.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private final InMemoryGreylist greylist = new InMemoryGreylist(Asking.SETTINGS.greylist());
    private final List<Judgement> history = new ArrayList<>();
    private final List<String> counted = new ArrayList<>();
    private Map<String, Offer> behind = Map.of();
    private final Verdicts verdicts = new Verdicts(
            Asking.SETTINGS,
            greylist,
            _ -> CompletableFuture.completedFuture(behind),
            history::add,
            new CountingTally());

    @Test
    void a_connection_is_welcome_and_its_findings_go_back_with_the_verdict() {
        var asking = asking("c1");
        var verdict = (Verdict.Connection) answer(asking.connection());
        assertThat(verdict.id()).isEqualTo("c1");
        assertThat(verdict.decision()).isInstanceOf(Decision.Accept.class);
        assertThat(verdict.findings()).isEqualTo(asking.findings());
        assertThat(history).isEmpty();
    }

    /** What is known of a stranger, the setting, the door and the client, and what is said instead of a greeting. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # what                                           | known        | applied at | door       | who      | decision
            without a name it is let in and refused later    | ptr=missing  | RCPT       | MX         | stranger | accept judged-at-rcpt
            without a name it is refused at the banner       | ptr=missing  | BANNER     | MX         | stranger | reject reverse-dns-missing
            what only scores is no reason at the banner      | ptr=unconfirmed | BANNER  | MX         | stranger | accept judged-at-rcpt
            while all DNS is away it is put off              | away ptr=unknown | BANNER | MX         | stranger | defer dns-away
            who is as it should be is welcome                | ''           | BANNER     | MX         | stranger | accept judged-at-rcpt
            a trusted client is welcome                      | ptr=missing  | BANNER     | MX         | trusted  | accept judged-at-rcpt
            an upstream is welcome                           | ptr=missing  | BANNER     | MX         | upstream | accept judged-at-rcpt
            people who will sign in are welcome              | ptr=missing  | BANNER     | SUBMISSION | stranger | accept judged-at-rcpt
            """)
    void at_the_banner(String what, String known, ApplyAt when, ListenerKind door, String who, String expected) {
        var all = Asking.SETTINGS;
        var settings = new PolicySettings(
                all.relayDomains(), all.checks(), all.scoring(), all.greylist(), when, all.suspicions());
        var client = new Client("192.0.2.7", 4711, "door", door, who.equals("trusted"), null, who.equals("upstream"));
        var found = World.of(known.isEmpty() ? null : known).envelope().connection();
        var asking = new Asking("c1", NOW.plusSeconds(4), client, found, Needs.NONE, null);
        var strict = new Verdicts(
                settings, greylist, _ -> CompletableFuture.completedFuture(behind), history::add, new CountingTally());
        var verdict = (Verdict.Connection)
                strict.on(asking.connection(), NOW).toCompletableFuture().join();
        assertThat(EnvelopePolicyTest.show(verdict.decision())).isEqualTo(expected);
        assertThat(history).hasSize(expected.startsWith("accept") && verdict.suspect() == null ? 0 : 1);
    }

    @Test
    void each_recipient_is_answered_in_its_place() {
        assertThat(decisions(asking("e1")
                        .envelope("a@x.test", "b@local.test", "c@y.test", "abuse@local.test", "d@local.test")))
                .containsExactly("defer greylisted", "reject relay-denied", "accept exempt", "defer greylisted");
        greylist.pass(Duration.ofMinutes(4));
        assertThat(decisions(asking("e2").envelope("a@x.test", "c@y.test", "b@local.test", "e@local.test")))
                .containsExactly("reject relay-denied", "accept greylist-waited", "defer greylisted");
    }

    @Test
    void what_the_server_behind_cannot_take_is_refused_at_rcpt_and_need_not_wait() {
        behind = Map.of("local.test", new Offer(10_000, true, false));
        var big = asking("e1").needing(10_001, false);
        assertThat(decisions(big.envelope("a@x.test", "b@local.test", "postmaster@local.test", "c@y.test")))
                .containsExactly("reject behind-size", "reject behind-size", "reject relay-denied");
        assertThat(decisions(asking("e2").needing(10_000, false).envelope("a@x.test", "d@local.test")))
                .containsExactly("defer greylisted");
        assertThat(decisions(asking("e3").needing(0, true).envelope("ä@x.test", "e@local.test")))
                .containsExactly("reject behind-utf8");
    }

    @Test
    void what_only_turns_out_after_data_is_refused_there() {
        behind = Map.of("local.test", new Offer(10_000, true, false));
        assertThat(decisions(asking("m1").needing(10_001, false).message("a@x.test", "b@local.test", "c@local.test")))
                .containsExactly("reject behind-size", "reject behind-size");
        assertThat(decisions(asking("m2").needing(500, true).message("a@x.test", "b@local.test")))
                .containsExactly("reject behind-utf8");
        assertThat(decisions(asking("m3").needing(10_001, false).message("", "b@local.test")))
                .containsExactly("reject behind-size");
        assertThat(decisions(asking("m4").needing(9_700, false).message("a@x.test", "b@local.test")))
                .containsExactly("accept accepted");
    }

    @Test
    void asked_twice_it_says_the_same() {
        var assessment = asking("e1").envelope("a@x.test", "b@local.test");
        assertThat(answer(assessment)).isEqualTo(answer(assessment));
    }

    @Test
    void what_came_too_late_is_dropped_before_anything_is_written() {
        var late = Asking.stranger("e1", NOW).envelope("a@x.test", "b@local.test");
        assertThat(answer(late)).isNull();
        assertThat(greylist.size()).isZero();
        assertThat(history).isEmpty();
        assertThat(counted).containsExactly("expired");
    }

    @Test
    void a_refused_recipient_leaves_nothing_in_the_greylist() {
        var worst = new Asking(
                "e1",
                NOW.plusSeconds(4),
                asking("").client(),
                new io.postern.contracts.event.ConnectionFindings(
                        new ReverseDns(ReverseDns.Status.MISSING, null, List.of()), List.of(), false),
                Needs.NONE,
                null);
        assertThat(decisions(worst.envelope("a@x.test", "b@local.test"))).containsExactly("reject reverse-dns-missing");
        assertThat(greylist.size()).isZero();
        assertThat(counted).contains("found reverse-dns-missing");
    }

    @Test
    void the_null_sender_passes_at_rcpt_and_waits_after_data() {
        assertThat(decisions(asking("e1").envelope("", "b@local.test"))).containsExactly("accept greylist-after-data");
        assertThat(greylist.size()).isZero();
        assertThat(decisions(asking("m1").message("", "b@local.test"))).containsExactly("defer greylisted");
        greylist.pass(Duration.ofMinutes(4));
        assertThat(decisions(asking("m2").message("", "b@local.test"))).containsExactly("accept greylist-waited");
    }

    @Test
    void a_message_has_one_decision_for_all_its_recipients() {
        decisions(asking("m1").message("", "b@local.test"));
        greylist.pass(Duration.ofMinutes(4));
        var verdict = (Verdict.Message) answer(asking("m2").message("", "b@local.test", "c@local.test"));
        assertThat(verdict.decisions()).hasSize(2).allMatch(Decision.Defer.class::isInstance);
    }

    @Test
    void a_message_that_waited_at_rcpt_does_not_wait_again() {
        var verdict = (Verdict.Message) answer(asking("m1").message("a@x.test", "b@local.test"));
        assertThat(verdict.lane()).isEqualTo(Lane.INCOMING);
        assertThat(verdict.decisions()).containsExactly(new Decision.Accept("accepted"));
        assertThat(greylist.size()).isZero();
    }

    @Test
    void what_counts_is_written_on_a_message_and_a_copy_is_set_aside_for_each() {
        var known = asking("m1").findings();
        var failed = new DmarcFinding(
                AuthResult.FAIL, "x.test", "x.test", "x.test", DmarcFinding.Policy.REJECT, false, false, null, null);
        var spam = List.of(new ScanFinding("a", SPAM, null, null, null), new ScanFinding("b", SPAM, null, null, null));
        var chain = new ArcFinding(AuthResult.FAIL, List.of(), null, null, "no key");
        var found = new Findings.OfMessage(known, null, null, failed, chain, null, spam, null, null);
        var verdict = (Verdict.Message)
                answer(asking("m1").message(found, "a@x.test", "b@local.test", "postmaster@local.test"));
        assertThat(verdict.decisions().stream().map(EnvelopePolicyTest::show))
                .containsExactly("quarantine dmarc-reject", "accept accepted");
        assertThat(verdict.marks().subjectTag()).isEqualTo("[junk]");
        assertThat(verdict.marks().fields()).contains("X-Spam-Flag: YES\r\n", "X-Spam-Score: 12.0\r\n");
        assertThat(verdict.marks().authentication()).contains("dmarc=fail (p=reject) header.from=x.test");
        assertThat(verdict.marks().arc()).isEqualTo(AuthResult.FAIL);
        assertThat(counted)
                .containsExactly(
                        "found dmarc-reject",
                        "found scan-spam",
                        "found scan-spam",
                        "scored MEDIUM",
                        "MESSAGE quarantine dmarc-reject");
    }

    @Test
    void a_message_for_those_who_hear_everyone_is_not_tagged() {
        var spam = List.of(new ScanFinding("a", SPAM, null, null, null), new ScanFinding("b", SPAM, null, null, null));
        var found = new Findings.OfMessage(asking("").findings(), null, null, null, null, null, spam, null, null);
        var verdict = (Verdict.Message) answer(asking("m1").message(found, "a@x.test", "abuse@local.test"));
        assertThat(verdict.marks().subjectTag()).isNull();
        assertThat(verdict.marks().fields()).isNotEmpty();
    }

    @Test
    void our_machines_send_anywhere_at_once() {
        var client = new Client("10.0.0.1", 0, "relay", ListenerKind.RELAY, true);
        var ours = new Asking("x", NOW.plusSeconds(4), client, asking("").findings(), Needs.NONE, null);
        assertThat(decisions(ours.envelope("a@local.test", "b@y.test"))).containsExactly("accept trusted");
        assertThat(((Verdict.Message) answer(ours.message("a@local.test", "b@y.test"))).lane())
                .isEqualTo(Lane.PERSONAL);
    }

    @Test
    void what_an_upstream_hands_on_is_judged_after_data_by_the_hop_before() {
        var missing = new io.postern.contracts.event.ConnectionFindings(
                new ReverseDns(ReverseDns.Status.MISSING, null, List.of()), List.of(), false);
        var upstream = asking("").client().handingOn();
        var hop = new Hop("203.0.113.9", 2);
        var known = new Asking("x", NOW.plusSeconds(4), upstream, missing, Needs.NONE, hop);
        assertThat(decisions(known.envelope("a@x.test", "b@local.test"))).containsExactly("accept upstream");
        assertThat(decisions(known.envelope("", "b@local.test", "b@y.test")))
                .containsExactly("accept upstream", "reject relay-denied");
        var refused = (Verdict.Message) answer(known.message("", "b@local.test"));
        assertThat(refused.decisions()).singleElement().satisfies(decision -> {
            assertThat(EnvelopePolicyTest.show(decision)).isEqualTo("reject reverse-dns-missing");
            assertThat(((Decision.Reject) decision).reply().text()).contains("203.0.113.9");
        });
        var unknown = new Asking("y", NOW.plusSeconds(4), upstream, missing, Needs.NONE, null);
        assertThat(decisions(unknown.message("", "b@local.test"))).containsExactly("accept accepted");
        assertThat(greylist.size()).isZero();
        assertThat(counted).containsOnlyOnce("found reverse-dns-missing");
    }

    @Test
    void envelopes_and_messages_are_kept_for_explanation() {
        var envelope = asking("e1").envelope("a@x.test", "b@local.test");
        var first = (Verdict) answer(envelope);
        var message = asking("m1").message("a@x.test", "b@local.test");
        var second = (Verdict) answer(message);
        assertThat(history).containsExactly(new Judgement(NOW, envelope, first), new Judgement(NOW, message, second));
        assertThat(first.policyVersion()).isEqualTo(Asking.SETTINGS.version()).hasSizeLessThan(16);
    }

    @Test
    void what_is_counted_names_the_rule() {
        answer(asking("e1").envelope("a@x.test", "b@local.test", "c@y.test"));
        assertThat(counted)
                .containsExactlyInAnyOrder("Stranger", "ENVELOPE defer greylisted", "ENVELOPE reject relay-denied");
    }

    @Test
    void an_event_that_does_not_belong_here_is_refused_to_be_parked() {
        var verdict = (Verdict) answer(asking("e1").envelope("a@x.test", "b@local.test"));
        history.clear();
        assertThatThrownBy(() -> verdicts.on(verdict, NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not an assessment");
        assertThat(history).isEmpty();
    }

    @Test
    void what_the_dns_said_about_a_connection_is_kept() {
        var looked = asking("c1").connection();
        var answer = new DnsAnswer("7.2.0.192.zen.test", "A", "NOERROR", List.of("127.0.0.2"), 300, false, 900);
        var assessment = new Assessment(looked.inquiry(), looked.findings(), List.of(answer));
        var verdict = (Verdict) answer(assessment);
        assertThat(history).containsExactly(new Judgement(NOW, assessment, verdict));
    }

    private Asking asking(String id) {
        return Asking.stranger(id, NOW.plusSeconds(4));
    }

    private @Nullable Event answer(Event event) {
        return verdicts.on(event, NOW).toCompletableFuture().join();
    }

    private List<String> decisions(Assessment assessment) {
        var decisions = switch (answer(assessment)) {
            case Verdict.Envelope envelope -> envelope.decisions();
            case Verdict.Message message -> message.decisions();
            case null, default -> List.<Decision>of();
        };
        return decisions.stream().map(EnvelopePolicyTest::show).toList();
    }

    private final class CountingTally implements Tally {
        @Override
        public void decided(Kind kind, Decision decision) {
            counted.add(kind + " " + EnvelopePolicyTest.show(decision));
        }

        @Override
        public void found(Finding finding) {
            counted.add("found " + finding.rule());
        }

        @Override
        public void scored(Level level) {
            counted.add("scored " + level);
        }

        @Override
        public void greylisted(Standing standing) {
            counted.add(standing.getClass().getSimpleName());
        }

        @Override
        public void expired() {
            counted.add("expired");
        }
    }
}
