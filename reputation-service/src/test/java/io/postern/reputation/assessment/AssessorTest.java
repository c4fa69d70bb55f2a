// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import static io.postern.dns.RecordType.A;
import static io.postern.dns.RecordType.MX;
import static io.postern.dns.RecordType.PTR;
import static io.postern.dns.RecordType.TXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.postern.contracts.conduct.Conduct;
import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.event.DnsblListing.Subject;
import io.postern.contracts.event.Event;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Hop;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.event.SenderDomain;
import io.postern.contracts.finding.AttachmentFinding;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.DkimFinding;
import io.postern.contracts.finding.DmarcFinding;
import io.postern.contracts.finding.HistoryFinding;
import io.postern.contracts.finding.SpfFinding;
import io.postern.contracts.finding.Unseen;
import io.postern.dns.Dns;
import io.postern.reputation.connection.ConnectionCheck;
import io.postern.reputation.content.MessageSource;
import io.postern.reputation.lists.AskedList;
import io.postern.reputation.lists.ListWatch;
import io.postern.reputation.lists.Lists;
import io.postern.reputation.scanner.ScanTally;
import io.postern.reputation.scanner.Scanners;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AssessorTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Client STRANGER = client("192.0.2.7", false);
    private static final ConnectionFindings KNOWN =
            new ConnectionFindings(new ReverseDns(ReverseDns.Status.MISSING, null, List.of()), List.of(), false);

    private final ScriptedDns dns = new ScriptedDns()
            .with(PTR, "7.2.0.192.in-addr.arpa", "mx.good.test")
            .with(A, "mx.good.test", "192.0.2.7")
            .with(MX, "good.test", "10 mx.good.test")
            .with(TXT, "good.test", "v=spf1 ip4:192.0.2.7 -all");
    private final List<String> counted = Collections.synchronizedList(new ArrayList<>());
    private final Scanners scanners = new Scanners(List.of(), ScanTally.NONE);
    private final Assessor assessor = assessor(dns, Lists.of(List.of("zen.test")), 300);

    private Assessor assessor(Dns world, Lists lists, long millis) {
        return new Assessor(
                world,
                new Limits(Duration.ofMillis(millis), Duration.ofMillis(millis), Duration.ofMillis(500), 40, 100),
                checks(lists),
                content -> MessageSource.of(((Content.Inline) content).bytes()),
                new Tally() {
                    @Override
                    public void assessed(Kind kind, boolean late, long nanos) {
                        counted.add((late ? "late " : "") + kind);
                    }

                    @Override
                    public void expired(Kind kind) {
                        counted.add("expired " + kind);
                    }
                });
    }

    private Checks checks(Lists lists) {
        return new Checks(
                lists,
                Set.of("local.test"),
                Set.of("mx.local.test"),
                "mx.local.test",
                Set.of("list.test"),
                scanners,
                sources -> CompletableFuture.completedFuture(
                        sources.stream().collect(Collectors.toMap(source -> source, _ -> new Conduct(5, 1, 2, 0)))));
    }

    @Test
    void what_is_in_the_cache_is_assessed_at_once() {
        var soon = assessor.assess(connection(STRANGER), NOON);
        assertThat(soon).isDone();
        var assessment = soon.join();
        assertThat(assessment.findings().connection())
                .isEqualTo(new ConnectionFindings(
                        new ReverseDns(ReverseDns.Status.CONFIRMED, "mx.good.test", List.of("mx.good.test")),
                        List.of(new DnsblListing("zen.test", DnsblListing.Status.NOT_LISTED, List.of(), null)),
                        false));
        assertThat(assessment.answers())
                .extracting(answer -> answer.type() + " " + answer.name() + " " + answer.outcome())
                .containsExactlyInAnyOrder(
                        "PTR 7.2.0.192.in-addr.arpa NOERROR",
                        "A 7.2.0.192.zen.test NXDOMAIN",
                        "A mx.good.test NOERROR");
        assertThat(counted).containsExactly("CONNECTION");
    }

    @Test
    void before_the_banner_what_is_known_of_a_strangers_network_is_told_and_of_nobody_elses() {
        assertThat(newcomers(STRANGER))
                .extracting(HistoryFinding::key, HistoryFinding::refused)
                .containsExactly(tuple("192.0.2.0/24", 1L));
        assertThat(newcomers(client("127.0.0.1", false))).isEmpty();
        assertThat(newcomers(client("192.0.2.7", true))).isEmpty();
        assertThat(newcomers(STRANGER.handingOn())).isEmpty();
        assertThat(newcomers(new Client("192.0.2.7", 4711, "submission", ListenerKind.SUBMISSION, false)))
                .isEmpty();
    }

    private List<HistoryFinding> newcomers(Client client) {
        return ((Findings.OfConnection) now(connection(client)).findings()).history();
    }

    @Test
    void a_listed_client_comes_with_codes_and_reason() {
        dns.with(A, "7.2.0.192.zen.test", "127.0.0.2").with(TXT, "7.2.0.192.zen.test", "see zen.test");
        assertThat(now(connection(STRANGER)).findings().connection().dnsbl())
                .containsExactly(
                        new DnsblListing("zen.test", DnsblListing.Status.LISTED, List.of("127.0.0.2"), "see zen.test"));
    }

    @Test
    void what_is_not_answered_in_time_is_unknown_and_the_rest_is_told() throws Exception {
        dns.silentAbout(PTR, "7.2.0.192.in-addr.arpa").with(A, "7.2.0.192.zen.test", "127.0.0.2");
        var findings = assessor.assess(connection(STRANGER), NOON)
                .get(5, TimeUnit.SECONDS)
                .findings()
                .connection();
        assertThat(findings.reverseDns().status()).isEqualTo(ReverseDns.Status.UNKNOWN);
        assertThat(findings.dnsbl().getFirst().status()).isEqualTo(DnsblListing.Status.LISTED);
        assertThat(findings.dnsAway()).isFalse();
        assertThat(counted).containsExactly("late CONNECTION");
    }

    @Test
    void an_expired_inquiry_is_dropped_before_anything_is_asked() {
        assertThat(assessor.assess(connection(STRANGER), NOON.plusSeconds(4)).join())
                .isNull();
        assertThat(dns.asked).hasValue(0);
        assertThat(counted).containsExactly("expired CONNECTION");
    }

    @Test
    void without_dns_servers_it_says_that_they_are_away() {
        var nothing = new ScriptedDns();
        nothing.away = true;
        var away = assessor(nothing, Lists.of(List.of("zen.test")), 2000);
        var assessment =
                away.assess(envelope(STRANGER, null, "ada@good.test"), NOON).join();
        assertThat(assessment.findings()).isInstanceOfSatisfying(Findings.OfEnvelope.class, findings -> {
            assertThat(findings.connection().dnsAway()).isTrue();
            assertThat(findings.connection().reverseDns().status()).isEqualTo(ReverseDns.Status.UNKNOWN);
            assertThat(findings.senderDomain()).isEqualTo(SenderDomain.UNKNOWN);
            assertThat(findings.spf()).first().extracting(SpfFinding::result).isEqualTo(AuthResult.TEMPERROR);
        });
    }

    @Test
    void that_they_have_gone_since_the_banner_is_told_and_afterwards_the_connection_is_looked_at_anew() {
        var nothing = new ScriptedDns();
        nothing.away = true;
        var gone = assessor(nothing, Lists.of(List.of()), 2000)
                .assess(envelope(STRANGER, KNOWN, "ada@good.test"), NOON)
                .join();
        assertThat(gone.findings().connection().dnsAway()).isTrue();
        var again = now(envelope(STRANGER, gone.findings().connection(), "ada@good.test"));
        assertThat(again.findings().connection().dnsAway()).isFalse();
        assertThat(again.findings().connection().reverseDns().host()).isEqualTo("mx.good.test");
    }

    @Test
    void where_nothing_was_asked_in_vain_it_is_no_matter_that_they_are_away() {
        dns.away = true;
        var known = assessor(dns, Lists.of(List.of()), 2000)
                .assess(connection(STRANGER), NOON)
                .join();
        assertThat(known.findings().connection().dnsAway()).isFalse();
    }

    @Test
    void an_envelope_brings_its_connection_along_and_its_names_are_looked_up() {
        dns.with(TXT, "mx.good.test", "v=spf1 a -all");
        var assessment = now(envelope(STRANGER, KNOWN, "mx.good.test", "ada@good.test"));
        assertThat(assessment.findings()).isInstanceOfSatisfying(Findings.OfEnvelope.class, findings -> {
            assertThat(findings.connection()).isEqualTo(KNOWN);
            assertThat(findings.senderDomain()).isEqualTo(SenderDomain.EXISTS);
            assertThat(findings.spf())
                    .extracting(spf -> spf.identity() + " " + spf.domain() + " " + spf.result())
                    .containsExactly("MAILFROM good.test PASS", "HELO mx.good.test PASS");
        });
        assertThat(assessment.answers())
                .extracting(answer -> answer.type() + " " + answer.name())
                .doesNotHaveDuplicates();
    }

    @Test
    void of_the_null_sender_the_name_in_helo_is_checked() {
        dns.with(TXT, "mx.good.test", "v=spf1 -all");
        assertThat(spf(now(envelope(STRANGER, KNOWN, "mx.good.test", "")))).containsExactly("HELO mx.good.test FAIL");
    }

    @Test
    void spf_that_is_not_answered_in_time_is_a_temporary_error_and_says_how_far_it_came() {
        dns.with(TXT, "slow.test", "v=spf1 include:b.slow.test -all").silentAbout(TXT, "b.slow.test");
        var asked = System.nanoTime();
        var assessment = later(envelope(STRANGER, KNOWN, "mx.good.test", "ada@slow.test"));
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(2));
        var findings = (Findings.OfEnvelope) assessment.findings();
        assertThat(findings.spf().getFirst().result()).isEqualTo(AuthResult.TEMPERROR);
        assertThat(findings.spf().getFirst().terms()).isNotEmpty();
        assertThat(findings.senderDomain()).isEqualTo(SenderDomain.MISSING);
        assertThat(counted).containsExactly("late ENVELOPE");
    }

    @Test
    void what_came_too_late_at_rcpt_is_asked_again_for_the_message() {
        dns.silentAbout(TXT, "good.test");
        var cut = later(envelope(STRANGER, KNOWN, "helo.test", "ada@good.test"));
        assertThat(((Findings.OfEnvelope) cut.findings()).spf())
                .first()
                .extracting(SpfFinding::result)
                .isEqualTo(AuthResult.TEMPERROR);
        dns.answersAgain(TXT, "good.test");
        var letter = message(STRANGER, KNOWN, "ada@good.test", "From: ada@good.test\r\n\r\nhello\r\n", null);
        assertThat(((Findings.OfMessage) later(letter).findings()).senderSpf())
                .first()
                .extracting(SpfFinding::result)
                .isEqualTo(AuthResult.PASS);
    }

    @Test
    void near_the_deadline_nothing_is_waited_for() {
        dns.silentAbout(TXT, "good.test");
        var assessment =
                assessor.assess(envelope(STRANGER, KNOWN, "mx.good.test", "ada@good.test"), NOON.plusMillis(3900));
        var findings = (Findings.OfEnvelope)
                assessment.orTimeout(2, TimeUnit.SECONDS).join().findings();
        assertThat(findings.spf()).first().extracting(SpfFinding::result).isEqualTo(AuthResult.TEMPERROR);
    }

    @Test
    void names_are_asked_about_on_the_lists_that_want_them() {
        var rhsbl = new AskedList(
                "names.test",
                "names.test",
                false,
                Set.of(Subject.HELO, Subject.MAIL_FROM, Subject.PTR, Subject.FROM, Subject.LINK),
                null,
                List.of(),
                false);
        dns.with(A, "good.test.names.test", "127.0.0.2").with(A, "mx.good.test.names.test", "127.0.0.3");
        var lists = assessor(dns, new Lists(List.of(rhsbl), ListWatch.NONE, Duration.ofSeconds(1)), 2000);
        var envelope = lists.assess(envelope(STRANGER, null, "helo.test", "ada@good.test"), NOON)
                .join();
        assertThat(listed(((Findings.OfEnvelope) envelope.findings()).lists()))
                .containsExactly("MAIL_FROM good.test", "PTR mx.good.test");
        var message = lists.assess(
                        message(STRANGER, KNOWN, "", "From: x@good.test\r\n\r\nsee http://www.good.test/ \r\n", null),
                        NOON)
                .join();
        assertThat(listed(((Findings.OfMessage) message.findings()).lists()))
                .containsExactly("FROM good.test", "LINK good.test");
        dns.with(PTR, "9.2.0.192.in-addr.arpa", "mx.good.test").with(A, "mx.good.test", "192.0.2.9");
        var upstream = STRANGER.handingOn();
        var handedOn = lists.assess(
                        message(upstream, KNOWN, "ada@good.test", "From: x@y.test\r\n\r\n", new Hop("192.0.2.9", 1)),
                        NOON)
                .join();
        assertThat(listed(((Findings.OfMessage) handedOn.findings()).lists()))
                .containsExactly("MAIL_FROM good.test", "PTR mx.good.test");
    }

    @Test
    void addresses_in_links_are_asked_about_also_where_no_list_has_the_names() {
        var addresses = new AskedList(
                "numbers.test", "numbers.test", false, Set.of(Subject.LINK_ADDRESS), null, List.of(), false);
        dns.with(A, "9.113.0.203.numbers.test", "127.0.0.2");
        var lists = assessor(dns, new Lists(List.of(addresses), ListWatch.NONE, Duration.ofSeconds(1)), 2000);
        var text = "From: x@good.test\r\n\r\nsee http://203.0.113.9/ \r\n";
        var message =
                lists.assess(message(STRANGER, KNOWN, "", text, null), NOON).join();
        assertThat(listed(((Findings.OfMessage) message.findings()).lists()))
                .containsExactly("LINK_ADDRESS 203.0.113.9");
    }

    @Test
    void an_envelope_without_connection_has_it_established() {
        assertThat(now(envelope(STRANGER, null, "")).findings())
                .isInstanceOfSatisfying(Findings.OfEnvelope.class, findings -> {
                    assertThat(findings.connection().reverseDns().host()).isEqualTo("mx.good.test");
                    assertThat(findings.senderDomain()).isEqualTo(SenderDomain.NONE);
                });
    }

    @Test
    void our_own_domains_and_impossible_ones_are_not_looked_up() {
        assertThat(sender("ada@LOCAL.test")).isEqualTo(SenderDomain.EXISTS);
        assertThat(sender("ada@no..domain")).isEqualTo(SenderDomain.MISSING);
        assertThat(sender("ada@[192.0.2.1]")).isEqualTo(SenderDomain.NONE);
        // SPF, as everybody can say that he is one of us.
        assertThat(dns.asked).hasValue(1);
    }

    @Test
    void a_trusted_client_and_loopback_cost_no_lookup() {
        for (var client : List.of(client("192.0.2.7", true), client("127.0.0.1", false), client("::1", false))) {
            var findings = now(connection(client)).findings().connection();
            assertThat(findings.reverseDns().status()).isEqualTo(ReverseDns.Status.UNKNOWN);
            assertThat(findings.dnsbl()).isEmpty();
            assertThat(findings.dnsAway()).isFalse();
        }
        now(envelope(client("192.0.2.7", true), null, "ada@good.test"));
        now(envelope(client("127.0.0.1", false), null, "ada@good.test"));
        assertThat(dns.asked).hasValue(0);
    }

    @Test
    void a_message_is_authenticated_and_passes_without_its_content() {
        dns.with(TXT, "_dmarc.good.test", "v=DMARC1; p=reject");
        var inquiry = message(
                STRANGER,
                KNOWN,
                "ada@good.test",
                "From: Ada <ada@good.test>\r\nList-Id: <x.good.test>\r\n\r\nhello\r\n",
                null);
        var assessment = now(inquiry);
        assertThat(assessment.inquiry()).isEqualTo(inquiry.bare());
        assertThat(assessment.findings()).isInstanceOfSatisfying(Findings.OfMessage.class, findings -> {
            assertThat(findings.connection()).isEqualTo(KNOWN);
            assertThat(findings.dkim()).isEmpty();
            assertThat(findings.arc().cv()).isEqualTo(AuthResult.NONE);
            assertThat(findings.dmarc().result()).isEqualTo(AuthResult.PASS);
            assertThat(findings.dmarc().policy()).isEqualTo(DmarcFinding.Policy.REJECT);
            assertThat(findings.dmarc().spfAligned()).isTrue();
            assertThat(findings.mailingList()).isTrue();
            assertThat(findings.envelope()).isNotNull();
            assertThat(findings.spf()).isEmpty();
            assertThat(findings.senderSpf())
                    .extracting(SpfFinding::result)
                    .containsExactly(AuthResult.PASS, AuthResult.NONE);
        });
        assertThat(counted).containsExactly("MESSAGE");
    }

    @Test
    void of_a_message_that_follows_its_envelope_only_the_policy_of_its_author_is_asked() {
        dns.with(TXT, "_dmarc.good.test", "v=DMARC1; p=reject");
        var envelope = (Findings.OfEnvelope)
                now(envelope(STRANGER, KNOWN, "helo.test", "ada@good.test")).findings();
        var letter = message(STRANGER, KNOWN, "ada@good.test", "From: ada@good.test\r\n\r\nhello\r\n", null);
        int before = dns.asked.get();
        var first = (Findings.OfMessage) now(letter).findings();
        // The tree walk asks at _dmarc.good.test and above.
        assertThat(dns.asked.get() - before).isBetween(1, 2);
        assertThat(first.envelope()).isEqualTo(envelope);
        assertThat(first.dmarc().spfAligned()).isTrue();
        before = dns.asked.get();
        var second = (Findings.OfMessage) now(letter).findings();
        assertThat(dns.asked.get() - before).isGreaterThan(2);
        assertThat(second).isEqualTo(first);
    }

    @Test
    void of_a_message_with_another_sender_everything_is_asked() {
        now(envelope(STRANGER, KNOWN, "helo.test", "ada@other.test"));
        int before = dns.asked.get();
        var found = (Findings.OfMessage)
                now(message(STRANGER, KNOWN, "ada@good.test", "From: ada@good.test\r\n\r\nhello\r\n", null))
                        .findings();
        assertThat(dns.asked.get() - before).isGreaterThan(2);
        assertThat(found.senderSpf()).first().extracting(SpfFinding::domain).isEqualTo("good.test");
    }

    @Test
    void a_message_of_our_own_is_looked_into_and_the_dns_is_not_asked() {
        for (var client : List.of(client("192.0.2.7", true), client("127.0.0.1", false))) {
            var text = "From: ada@good.test\r\nContent-Type: application/octet-stream; name=a.exe\r\n"
                    + "DKIM-Signature: v=1; d=good.test; s=s1\r\n\r\nMZ http://good.test/\r\n";
            var findings = (Findings.OfMessage)
                    now(message(client, null, "ada@good.test", text, null)).findings();
            assertThat(findings.attachments())
                    .extracting(AttachmentFinding::name)
                    .containsExactly("a.exe");
            assertThat(findings.dkim()).isEmpty();
            assertThat(findings.envelope()).isNull();
        }
        assertThat(dns.asked).hasValue(0);
    }

    static Stream<Arguments> hidden() {
        var exe = "Content-Type: application/octet-stream; name=a.exe\r\n\r\nMZ\r\n";
        var mixed = "Content-Type: multipart/mixed; boundary=%1$s\r\n\r\n--%1$s\r\n";
        return Stream.of(
                Arguments.of(
                        "behind 1,001 empty parts",
                        mixed.formatted("x") + "\r\n--x\r\n".repeat(1001) + exe + "--x--\r\n",
                        "only the first 1000 parts were looked at"),
                Arguments.of(
                        "in 21 parts in each other",
                        IntStream.range(0, 21)
                                        .mapToObj(i -> mixed.formatted("b" + i))
                                        .collect(Collectors.joining())
                                + exe,
                        "its parts lie too deep in each other"),
                Arguments.of(
                        "behind a long header of a part",
                        mixed.formatted("x") + "X-Field: " + "x".repeat(1_150_000) + "\r\n" + exe + "--x--\r\n",
                        "a field of a header is too long"));
    }

    @ParameterizedTest(name = "an attachment {0}")
    @MethodSource("hidden")
    void where_nobody_can_look_is_told(String where, String text, String problem) {
        var findings = (Findings.OfMessage) assessor(dns, Lists.of(List.of()), 10_000)
                .assess(message(STRANGER, KNOWN, "", "From: a@good.test\r\n" + text, null), NOON)
                .join()
                .findings();
        assertThat(findings.attachments())
                .extracting(AttachmentFinding::problem)
                .contains(problem);
    }

    @Test
    void a_message_that_cannot_be_read_is_not_known_rather_than_bad() {
        var broken = new Assessor(
                dns,
                new Limits(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofMillis(500), 40, 100),
                checks(Lists.of(List.of())),
                _ -> new BrokenSource(),
                Tally.NONE);
        var findings = (Findings.OfMessage) broken.assess(message(STRANGER, KNOWN, "ada@good.test", "", null), NOON)
                .join()
                .findings();
        assertThat(findings.dkim())
                .singleElement()
                .extracting(DkimFinding::result)
                .isEqualTo(AuthResult.TEMPERROR);
        assertThat(findings.dmarc().result()).isEqualTo(AuthResult.TEMPERROR);
        assertThat(findings.senderSpf()).first().extracting(SpfFinding::result).isEqualTo(AuthResult.PASS);
        assertThat(findings.attachments()).isEmpty();
        assertThat(findings.unseen()).containsExactly(Unseen.LATE);
    }

    @Test
    void a_message_whose_time_is_over_is_read_no_further() throws Exception {
        var source = new StuckSource();
        var stuck = new Assessor(
                dns,
                new Limits(Duration.ofMillis(200), Duration.ofMillis(200), Duration.ofMillis(500), 40, 100),
                checks(Lists.of(List.of())),
                _ -> source,
                Tally.NONE);
        var findings = (Findings.OfMessage) stuck.assess(message(STRANGER, KNOWN, "ada@good.test", "", null), NOON)
                .get(5, TimeUnit.SECONDS)
                .findings();
        assertThat(findings.dmarc().result()).isEqualTo(AuthResult.TEMPERROR);
        assertThat(findings.attachments()).isEmpty();
        assertThat(findings.unseen()).containsExactly(Unseen.LATE);
        assertThat(source.stopped.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_message_that_finds_no_room_in_its_time_is_not_known_and_the_next_has_its_place() throws Exception {
        var stuck = new CompletableFuture<String>();
        var small = new Assessor(
                dns,
                new Limits(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(500), 40, 100),
                checks(Lists.of(List.of())),
                content -> content.size() == 60 ? new WaitingSource(stuck) : source(content),
                Tally.NONE,
                new Room(100));
        var first = small.assess(message(STRANGER, KNOWN, "ada@good.test", "x".repeat(60), null), NOON);
        var letter =
                message(STRANGER, KNOWN, "ada@good.test", "From: a@good.test\r\n\r\nwww.good.test is here\r\n", null);
        var second = (Findings.OfMessage)
                small.assess(letter, NOON).get(5, TimeUnit.SECONDS).findings();
        assertThat(second.dkim()).extracting(DkimFinding::result).containsExactly(AuthResult.TEMPERROR);
        assertThat(second.dmarc().result()).isEqualTo(AuthResult.TEMPERROR);
        assertThat(second.senderSpf()).first().extracting(SpfFinding::result).isEqualTo(AuthResult.PASS);
        assertThat(first.get(5, TimeUnit.SECONDS)).isNotNull();
        stuck.complete("");
        // It gets in when the first has left, or within its time.
        var third = (Findings.OfMessage)
                small.assess(letter, NOON).get(5, TimeUnit.SECONDS).findings();
        assertThat(third.dkim()).isEmpty();
    }

    @Test
    void an_envelope_is_answered_while_messages_keep_all_processors_busy() throws Exception {
        int messages = Math.max(2, Runtime.getRuntime().availableProcessors());
        var source = new BusySource(new CountDownLatch(messages), new CompletableFuture<>());
        var busy = new Assessor(
                dns,
                new Limits(Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofMillis(500), 40, 100),
                checks(Lists.of(List.of())),
                _ -> source,
                Tally.NONE);
        try {
            for (int i = 0; i < messages; i++) {
                var _ = busy.assess(message(STRANGER, KNOWN, "", "", null), NOON);
            }
            assertThat(source.begun.await(5, TimeUnit.SECONDS)).isTrue();
            var assessment = busy.assess(envelope(STRANGER, KNOWN, "ada@good.test"), NOON)
                    .get(5, TimeUnit.SECONDS);
            assertThat(((Findings.OfEnvelope) assessment.findings()).spf())
                    .first()
                    .extracting(SpfFinding::result)
                    .isEqualTo(AuthResult.PASS);
        } finally {
            source.end.complete("");
        }
    }

    private static MessageSource source(Content content) {
        return MessageSource.of(((Content.Inline) content).bytes());
    }

    @Test
    void a_message_that_is_handed_on_is_assessed_by_the_hop_before_the_upstream() {
        dns.with(PTR, "9.2.0.192.in-addr.arpa", "mx.other.test")
                .with(A, "mx.other.test", "192.0.2.9")
                .with(A, "9.2.0.192.zen.test", "127.0.0.2");
        var findings = now(handedOn(new Hop("192.0.2.9", 1))).findings().connection();
        assertThat(findings.reverseDns())
                .isEqualTo(new ReverseDns(ReverseDns.Status.CONFIRMED, "mx.other.test", List.of("mx.other.test")));
        assertThat(findings.dnsbl()).anyMatch(listing -> listing.status() == DnsblListing.Status.LISTED);
        var nameless = now(handedOn(new Hop("192.0.2.10", 1))).findings().connection();
        assertThat(nameless.reverseDns().status()).isEqualTo(ReverseDns.Status.MISSING);
    }

    @Test
    void what_an_upstream_does_not_tell_costs_no_lookup_and_is_not_its_own() {
        assertThat(now(handedOn(null)).findings())
                .usingRecursiveComparison()
                .isEqualTo(Findings.OfMessage.only(ConnectionCheck.NOTHING));
        now(handedOn(new Hop("127.0.0.1", 1)));
        assertThat(dns.asked).hasValue(0);
    }

    @Test
    void of_what_is_handed_on_spf_is_about_the_hop_before_the_upstream() {
        var text = "From: ada@good.test\r\n\r\nhello\r\n";
        var findings = (Findings.OfMessage)
                now(message(STRANGER.handingOn(), KNOWN, "ada@good.test", text, new Hop("192.0.2.9", 1)))
                        .findings();
        assertThat(findings.spf())
                .extracting(spf -> spf.identity() + " " + spf.result())
                .containsExactly("MAILFROM FAIL");
        assertThat(findings.envelope()).isNull();
        assertThat(spf(now(envelope(STRANGER.handingOn(), KNOWN, "ada@good.test"))))
                .isEmpty();
    }

    private static Inquiry handedOn(@Nullable Hop hop) {
        return new Inquiry.Message(
                "1",
                "s",
                NOON.plusSeconds(12),
                STRANGER.handingOn(),
                "mx",
                KNOWN,
                "",
                List.of("b@local.test"),
                "m",
                3,
                null,
                null,
                hop);
    }

    private static Inquiry.Message message(
            Client client, @Nullable ConnectionFindings known, String from, String text, @Nullable Hop hop) {
        var octets = text.getBytes(StandardCharsets.ISO_8859_1);
        return new Inquiry.Message(
                "1",
                "s",
                NOON.plusSeconds(12),
                client,
                "helo.test",
                known,
                from,
                List.of("b@local.test"),
                "m",
                octets.length,
                new Content.Inline(octets),
                null,
                hop);
    }

    private static List<String> spf(Assessment assessment) {
        return ((Findings.OfEnvelope) assessment.findings())
                .spf().stream()
                        .map(spf -> spf.identity() + " " + spf.domain() + " " + spf.result())
                        .toList();
    }

    private static List<String> listed(List<DnsblListing> listings) {
        return listings.stream()
                .filter(listing -> listing.status() == DnsblListing.Status.LISTED)
                .map(listing -> listing.subject() + " " + listing.name())
                .toList();
    }

    @Test
    void a_hundred_ptr_names_cost_ten_lookups() {
        dns.with(
                PTR,
                "7.2.0.192.in-addr.arpa",
                IntStream.range(0, 100).mapToObj(i -> "n" + i + ".test").toArray(String[]::new));
        var findings = now(connection(STRANGER)).findings().connection();
        assertThat(findings.reverseDns().status()).isEqualTo(ReverseDns.Status.UNCONFIRMED);
        assertThat(dns.asked).hasValue(12);
    }

    private SenderDomain sender(String reversePath) {
        return ((Findings.OfEnvelope)
                        now(envelope(STRANGER, KNOWN, reversePath)).findings())
                .senderDomain();
    }

    private Assessment now(Event inquiry) {
        var assessment = later(inquiry);
        assertThat(counted).noneMatch(word -> word.startsWith("late"));
        return assessment;
    }

    private Assessment later(Event inquiry) {
        return assessor.assess(inquiry, NOON).orTimeout(5, TimeUnit.SECONDS).join();
    }

    private static Inquiry connection(Client client) {
        return new Inquiry.Connection("1", "s", NOON.plusSeconds(4), client);
    }

    private static Inquiry envelope(Client client, @Nullable ConnectionFindings connection, String reversePath) {
        return envelope(client, connection, "mx", reversePath);
    }

    private static Inquiry envelope(
            Client client, @Nullable ConnectionFindings connection, String helo, String reversePath) {
        return new Inquiry.Envelope(
                "1", "s", NOON.plusSeconds(4), client, helo, connection, reversePath, List.of("b@local.test"), null);
    }

    private static Client client(String address, boolean trusted) {
        return new Client(address, 25000, "mx", ListenerKind.MX, trusted);
    }

    private static final class BrokenSource implements MessageSource {
        @Override
        public InputStream open() throws IOException {
            throw new IOException("the content is gone");
        }

        @Override
        public long size() {
            return 1;
        }
    }

    private record BusySource(CountDownLatch begun, CompletableFuture<String> end) implements MessageSource {
        @Override
        public InputStream open() throws IOException {
            begun.countDown();
            while (!end.isDone()) {
                Thread.onSpinWait();
            }
            throw new IOException("it was read");
        }

        @Override
        public long size() {
            return 1;
        }
    }

    private record WaitingSource(CompletableFuture<String> end) implements MessageSource {
        @Override
        public InputStream open() throws IOException {
            end.join();
            throw new IOException("it was read");
        }

        @Override
        public long size() {
            return 1;
        }
    }

    private static final class StuckSource implements MessageSource {
        final CountDownLatch stopped = new CountDownLatch(2);

        @Override
        public InputStream open() throws IOException {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                stopped.countDown();
            }
            throw new IOException("stopped");
        }

        @Override
        public long size() {
            return 1;
        }
    }
}
