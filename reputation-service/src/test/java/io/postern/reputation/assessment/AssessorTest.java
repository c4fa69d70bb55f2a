// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import static io.postern.dns.RecordType.A;
import static io.postern.dns.RecordType.MX;
import static io.postern.dns.RecordType.PTR;
import static io.postern.dns.RecordType.TXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.event.Event;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Hop;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.event.SenderDomain;
import io.postern.reputation.connection.ConnectionCheck;
import io.postern.reputation.lists.Lists;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssessorTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Client STRANGER = client("192.0.2.7", false);
    private static final ConnectionFindings KNOWN =
            new ConnectionFindings(new ReverseDns(ReverseDns.Status.MISSING, null, List.of()), List.of(), false);

    private final ScriptedDns dns = new ScriptedDns()
            .with(PTR, "7.2.0.192.in-addr.arpa", "mx.good.test")
            .with(A, "mx.good.test", "192.0.2.7")
            .with(MX, "good.test", "10 mx.good.test");
    private final List<String> counted = new ArrayList<>();
    private final Assessor assessor = new Assessor(
            dns,
            new Limits(Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(500), 40),
            Lists.of(List.of("zen.test")),
            Set.of("local.test"),
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

    @Test
    void what_is_in_the_cache_is_assessed_at_once() {
        var assessment = now(connection(STRANGER));
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
        var away = new Assessor(nothing, limits(), Lists.of(List.of("zen.test")), Set.of(), quiet());
        var assessment =
                away.assess(envelope(STRANGER, null, "ada@good.test"), NOON).join();
        assertThat(assessment.findings()).isInstanceOfSatisfying(Findings.OfEnvelope.class, findings -> {
            assertThat(findings.connection().dnsAway()).isTrue();
            assertThat(findings.connection().reverseDns().status()).isEqualTo(ReverseDns.Status.UNKNOWN);
            assertThat(findings.senderDomain()).isEqualTo(SenderDomain.UNKNOWN);
        });
    }

    @Test
    void one_answer_from_the_cache_means_that_they_are_not_all_away() {
        dns.away = true;
        assertThat(now(connection(STRANGER)).findings().connection().dnsAway()).isFalse();
    }

    @Test
    void an_envelope_brings_its_connection_along_and_only_the_sender_is_looked_up() {
        var assessment = now(envelope(STRANGER, KNOWN, "ada@good.test"));
        assertThat(assessment.findings()).isEqualTo(Findings.OfEnvelope.only(KNOWN, SenderDomain.EXISTS));
        assertThat(assessment.answers())
                .extracting(answer -> answer.type() + " " + answer.name())
                .containsExactly("MX good.test", "CNAME mx.good.test");
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
        assertThat(dns.asked).hasValue(0);
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
    void a_message_passes_without_its_content() {
        var content = new Content.Inline(new byte[] {1, 2, 3});
        var inquiry = new Inquiry.Message(
                "1",
                "s",
                NOON.plusSeconds(12),
                STRANGER,
                "mx",
                KNOWN,
                "",
                List.of("b@local.test"),
                "m",
                3,
                content,
                null,
                null);
        var assessment = now(inquiry);
        assertThat(assessment.inquiry()).isEqualTo(inquiry.withoutContent());
        assertThat(assessment.findings()).isEqualTo(Findings.OfMessage.only(KNOWN));
        assertThat(dns.asked).hasValue(0);
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
        assertThat(now(handedOn(null)).findings()).isEqualTo(Findings.OfMessage.only(ConnectionCheck.NOTHING));
        now(handedOn(new Hop("127.0.0.1", 1)));
        assertThat(dns.asked).hasValue(0);
    }

    private static Inquiry handedOn(@Nullable Hop hop) {
        var upstream = STRANGER.handingOn();
        return new Inquiry.Message(
                "1",
                "s",
                NOON.plusSeconds(12),
                upstream,
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
        var assessment = assessor.assess(inquiry, NOON);
        assertThat(assessment).isDone();
        return assessment.join();
    }

    private static Inquiry connection(Client client) {
        return new Inquiry.Connection("1", "s", NOON.plusSeconds(4), client);
    }

    private static Inquiry envelope(Client client, @Nullable ConnectionFindings connection, String reversePath) {
        return new Inquiry.Envelope(
                "1", "s", NOON.plusSeconds(4), client, "mx", connection, reversePath, List.of("b@local.test"), null);
    }

    private static Client client(String address, boolean trusted) {
        return new Client(address, 25000, "mx", ListenerKind.MX, trusted);
    }

    private static Limits limits() {
        return new Limits(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofMillis(500), 40);
    }

    private static Tally quiet() {
        return new Tally() {
            @Override
            public void assessed(Kind kind, boolean late, long nanos) {}

            @Override
            public void expired(Kind kind) {}
        };
    }
}
