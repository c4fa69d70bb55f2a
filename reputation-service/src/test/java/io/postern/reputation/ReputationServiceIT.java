// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.content.KafkaContentWriter;
import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.ListSpell;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.OwnListing;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.event.SenderDomain;
import io.postern.contracts.finding.AttachmentFinding;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.finding.DmarcFinding;
import io.postern.contracts.finding.HeloFinding;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.dns.RecordedLookup;
import io.postern.embedded.Child;
import io.postern.embedded.FreePorts;
import io.postern.reputation.assessment.Assessor;
import io.postern.reputation.assessment.Checks;
import io.postern.reputation.assessment.Limits;
import io.postern.reputation.assessment.Tally;
import io.postern.reputation.content.MessageSource;
import io.postern.reputation.history.History;
import io.postern.reputation.lists.AskedList;
import io.postern.reputation.lists.ListWatch;
import io.postern.reputation.lists.Lists;
import io.postern.reputation.scanner.ScanTally;
import io.postern.reputation.scanner.Scanners;
import io.postern.testkit.dns.KnotServer;
import io.postern.testkit.servers.TestKafka;
import io.postern.testkit.system.SystemTopics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service as it runs in a system, between a real Kafka and a real DNS server. */
class ReputationServiceIT {
    private static final String KEY = "secret1234567";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static KnotServer knot;
    private static SystemTopics topics;
    private static Child service;
    private static int port;

    @BeforeAll
    static void start() throws IOException {
        knot = KnotServer.start(
                folder.resolve("knot"),
                Map.of(
                        "2.0.192.in-addr.arpa",
                        """
                        7  PTR mx.good.test.
                        8  PTR elsewhere.good.test.
                        66 PTR spam.good.test.
                        """,
                        "8.b.d.0.1.0.0.2.ip6.arpa",
                        "7.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0 PTR mx.good.test.",
                        "good.test",
                        """
                        @         MX 10 mx
                        @         TXT "v=spf1 mx -all"
                        _dmarc    TXT "v=DMARC1; p=quarantine"
                        mx        A 192.0.2.7
                        mx        AAAA 2001:db8::7
                        elsewhere A 192.0.2.99
                        spam      A 192.0.2.66
                        nomail    MX 0 .
                        www       A 192.0.2.80
                        """,
                        "zen.test",
                        """
                        66.2.0.192 A 127.0.0.4
                        66.2.0.192 TXT "192.0.2.66 sends spam"
                        9.2.0.192  A 127.255.255.254
                        2.0.0.127  A 127.0.0.2
                        """,
                        "secret1234567.paid.test",
                        """
                        1.0.0.127  A 127.0.0.2
                        2.0.0.127  A 127.0.0.2
                        66.2.0.192 A 127.0.0.2
                        """,
                        ".",
                        ""));
        var kafka = TestKafka.sharedWithFreshTopics();
        topics = new SystemTopics(kafka.bootstrapServers());
        var settings = folder.resolve("postern.yaml");
        Files.writeString(settings, """
                postern:
                  dns: {servers: ["%s"], ttl-floor: 0s}
                  relay-domains: [local.test]
                  own-addresses: {addresses: [192.0.2.66], every: 300ms}
                  dnsbl:
                    health: {every: 500ms, retry: 200ms}
                    zones:
                      zen.test: {action: block}
                      off.test: {action: ignore}
                      paid: {zone: "${LIST_KEY}.paid.test", action: observe}
                """.formatted(knot.address()));
        port = FreePorts.take();
        service = Child.start(
                "reputation",
                folder,
                Map.of("LIST_KEY", KEY),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-Dsmallrye.config.locations=" + settings,
                        "-Dpostern.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                        "-Dquarkus.http.port=" + port,
                        "-Dpostern.instance.rehearsal=0s",
                        "-jar",
                        Path.of("target/quarkus-app/quarkus-run.jar")
                                .toAbsolutePath()
                                .toString()));
        await("the service is ready: " + service.log())
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> get("/q/health/ready").statusCode() == 200);
    }

    @AfterAll
    static void stop() {
        service.close();
        knot.close();
    }

    @Test
    void a_good_client_is_confirmed_and_not_listed() {
        for (var address : List.of("192.0.2.7", "2001:db8::7")) {
            var findings = assess(connection(address)).findings().connection();
            assertThat(findings.reverseDns().host()).isEqualTo("mx.good.test");
            assertThat(findings.dnsbl())
                    .contains(new DnsblListing("zen.test", DnsblListing.Status.NOT_LISTED, List.of(), null));
            assertThat(findings.dnsAway()).isFalse();
        }
    }

    @Test
    void a_listed_client_is_told_with_the_lists_own_words_and_the_answers_are_recorded() {
        var assessment = assess(connection("192.0.2.66"));
        assertThat(assessment.findings().connection().dnsbl())
                .contains(new DnsblListing(
                        "zen.test", DnsblListing.Status.LISTED, List.of("127.0.0.4"), "192.0.2.66 sends spam"));
        assertThat(assessment.answers()).anySatisfy(answer -> {
            assertThat(answer.name()).isEqualTo("66.2.0.192.zen.test");
            assertThat(answer.values()).containsExactly("127.0.0.4");
        });
    }

    @Test
    void a_lists_error_code_is_no_listing_and_a_missing_ptr_is_missing() {
        var findings = assess(connection("192.0.2.9")).findings().connection();
        assertThat(findings.dnsbl().getLast().status()).isEqualTo(DnsblListing.Status.UNKNOWN);
        assertThat(findings.reverseDns().status()).isEqualTo(ReverseDns.Status.MISSING);
        assertThat(assess(connection("192.0.2.8"))
                        .findings()
                        .connection()
                        .reverseDns()
                        .status())
                .isEqualTo(ReverseDns.Status.UNCONFIRMED);
    }

    @Test
    void a_list_that_lists_the_world_is_set_aside_and_its_key_is_shown_nowhere() {
        var listing =
                assess(connection("192.0.2.66")).findings().connection().dnsbl().getFirst();
        assertThat(listing)
                .isEqualTo(new DnsblListing(
                        "paid",
                        DnsblListing.Status.UNKNOWN,
                        List.of(),
                        "set aside: lists 127.0.0.1, which must never be listed"));
        assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/q/health").body()).contains("\"kafka\": \"connected\"");
        assertThat(metrics())
                .contains("postern_dnsbl_set_aside{zone=\"paid\"} 1.0")
                .contains("postern_dnsbl_set_aside{zone=\"zen.test\"} 0.0");
        await().untilAsserted(() -> assertThat(topics.events(Topics.LISTS, ListSpell.class))
                .anySatisfy(spell -> {
                    assertThat(spell.zone()).isEqualTo("paid");
                    assertThat(spell.fault()).isEqualTo(ListSpell.Fault.LISTS_ALL);
                }));
        knot.edit(
                KEY + ".paid.test",
                "2.0.0.127  A 127.0.0.2\n66.2.0.192 A 127.0.0.2\n66.2.0.192 TXT \"for " + KEY + "\"");
        await().untilAsserted(() -> assertThat(metrics()).contains("postern_dnsbl_set_aside{zone=\"paid\"} 0.0"));
        var listed = assess(connection("192.0.2.66"));
        assertThat(listed.findings().connection().dnsbl().getFirst())
                .isEqualTo(new DnsblListing("paid", DnsblListing.Status.LISTED, List.of("127.0.0.2"), "for ***"));
        assertThat(listed.answers())
                .anySatisfy(answer -> assertThat(answer.name()).isEqualTo("66.2.0.192.paid"));
        assertThat(listed.toString() + metrics() + service.lastWords(1000)).doesNotContain(KEY);
    }

    @Test
    void our_own_address_is_found_on_a_list() {
        await().untilAsserted(() -> assertThat(topics.events(Topics.LISTS, OwnListing.class))
                .anySatisfy(own -> {
                    assertThat(own.name()).isEqualTo("192.0.2.66");
                    assertThat(own.zone()).isEqualTo("zen.test");
                    assertThat(own.listed()).isTrue();
                    assertThat(own.reason()).isEqualTo("192.0.2.66 sends spam");
                }));
        assertThat(metrics()).contains("postern_dnsbl_own_listed{zone=\"zen.test\"} 1.0");
    }

    @Test
    void sender_domains_are_told_apart() {
        assertThat(sender("ada@good.test")).isEqualTo(SenderDomain.EXISTS);
        assertThat(sender("ada@www.good.test")).isEqualTo(SenderDomain.EXISTS);
        assertThat(sender("ada@nomail.good.test")).isEqualTo(SenderDomain.NULL_MX);
        assertThat(sender("ada@nowhere.test")).isEqualTo(SenderDomain.MISSING);
        assertThat(sender("ada@local.test")).isEqualTo(SenderDomain.EXISTS);
        assertThat(sender("")).isEqualTo(SenderDomain.NONE);
    }

    @Test
    void an_envelope_is_authenticated() {
        var findings = (Findings.OfEnvelope) assess(envelope("ada@good.test")).findings();
        assertThat(findings.spf())
                .extracting(spf -> spf.identity() + " " + spf.domain() + " " + spf.result())
                .containsExactly("MAILFROM good.test PASS", "HELO mx.good.test NONE");
        assertThat(findings.helo()).isEqualTo(HeloFinding.MATCHES);
    }

    @Test
    void what_was_recorded_is_judged_again_without_dns() throws Exception {
        var then = assess(envelope("ada@good.test"));
        var record = RecordedLookup.of(then);
        var zen = new Lists(List.of(AskedList.ofClients("zen.test")), ListWatch.NONE, Duration.ofSeconds(1));
        var checks = new Checks(
                zen,
                Set.of("local.test"),
                Set.of(),
                "mx.local.test",
                Set.of(),
                new Scanners(List.of(), ScanTally.NONE),
                History.UNKNOWN);
        var limits = new Limits(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ZERO, 40, 40);
        var assessor = new Assessor(record, limits, checks, _ -> MessageSource.of(new byte[0]), Tally.NONE);
        var judged = assessor.assess(then.inquiry(), then.inquiry().deadline().minusSeconds(4))
                .get(5, TimeUnit.SECONDS);
        var before = (Findings.OfEnvelope) then.findings();
        var after = (Findings.OfEnvelope) judged.findings();
        assertThat(after.spf()).isEqualTo(before.spf());
        assertThat(after.helo()).isEqualTo(before.helo());
        assertThat(after.senderDomain()).isEqualTo(before.senderDomain());
        assertThat(after.connection().reverseDns())
                .isEqualTo(before.connection().reverseDns());
        assertThat(before.connection().dnsbl()).containsAll(after.connection().dnsbl());
        assertThat(record.beyond()).isEmpty();
    }

    @Test
    void a_large_message_is_read_from_kafka() throws Exception {
        var text = "From: Ada <ada@good.test>\r\nContent-Type: application/octet-stream; name=\"a.exe\"\r\n\r\nMZ"
                + "x".repeat(700_000) + "\r\n";
        var octets = text.getBytes(StandardCharsets.US_ASCII);
        Content.Stored stored;
        try (var sender = KafkaSender.durable(
                KafkaAccess.plain(TestKafka.shared().bootstrapServers()), "test", Duration.ofSeconds(10))) {
            var writer = new KafkaContentWriter(sender, Topics.CONTENT, 0, "m");
            for (int at = 0; at < octets.length; at += KafkaContentWriter.MAX_CHUNK) {
                writer.write(
                        Arrays.copyOfRange(octets, at, Math.min(octets.length, at + KafkaContentWriter.MAX_CHUNK)));
            }
            stored = writer.finish().get(10, TimeUnit.SECONDS);
        }
        var inquiry = new Inquiry.Message(
                id(),
                "s",
                Instant.now().plusSeconds(12),
                client("192.0.2.7"),
                "mx.good.test",
                null,
                "ada@good.test",
                List.of("bob@local.test"),
                "m",
                octets.length,
                stored,
                null,
                null);
        var findings = (Findings.OfMessage) assess(inquiry).findings();
        assertThat(findings.dmarc().result()).isEqualTo(AuthResult.PASS);
        assertThat(findings.dmarc().policy()).isEqualTo(DmarcFinding.Policy.QUARANTINE);
        assertThat(findings.attachments()).extracting(AttachmentFinding::name).containsExactly("a.exe");
        assertThat(findings.connection().reverseDns().host()).isEqualTo("mx.good.test");
        assertThat(findings.envelope()).isNotNull();
    }

    @Test
    void an_expired_inquiry_is_dropped_and_counted_and_garbage_is_parked() {
        var expired = new Inquiry.Connection(id(), "s", Instant.now().minusMillis(1), client("192.0.2.7"));
        topics.write(Topics.INQUIRIES, JsonEvents.encode(expired));
        topics.write(Topics.INQUIRIES, "garbage".getBytes(StandardCharsets.US_ASCII));
        await().untilAsserted(() ->
                assertThat(metrics()).contains("postern_reputation_expired_total{kind=\"connection\"} 1"));
        await().untilAsserted(() -> assertThat(topics.records(Topics.PARKED)).isNotEmpty());
        assertThat(metrics()).contains("postern_records_parked_total{service=\"reputation-service\"} 1.0");
        assess(connection("192.0.2.7"));
        assertThat(assessments(expired.id())).isEmpty();
    }

    @Test
    void without_dns_it_says_so_within_its_time_and_finds_its_way_back() {
        goesAndComes(knot::stop, knot::start, "192.0.2.77");
    }

    @Test
    void with_a_silent_dns_likewise() {
        goesAndComes(knot::freeze, knot::thaw, "192.0.2.78");
    }

    private static void goesAndComes(Runnable goes, Runnable comes, String stranger) {
        goes.run();
        try {
            var asked = Instant.now();
            var findings = assess(connection(stranger)).findings().connection();
            assertThat(findings.dnsAway()).isTrue();
            assertThat(findings.reverseDns().status()).isEqualTo(ReverseDns.Status.UNKNOWN);
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(4));
        } finally {
            comes.run();
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> metrics().contains("postern_dns_away 0.0"));
        var findings = assess(connection(stranger)).findings().connection();
        assertThat(findings.dnsAway()).isFalse();
        assertThat(findings.reverseDns().status()).isEqualTo(ReverseDns.Status.MISSING);
        assertThat(metrics())
                .contains("postern_dns_queries_total{outcome=\"nxdomain\",type=\"PTR\"}")
                .contains("postern_dns_cache_hits_total");
    }

    private static SenderDomain sender(String reversePath) {
        return ((Findings.OfEnvelope) assess(envelope(reversePath)).findings()).senderDomain();
    }

    private static Inquiry envelope(String reversePath) {
        return new Inquiry.Envelope(
                id(),
                "s",
                Instant.now().plusSeconds(4),
                client("192.0.2.7"),
                "mx.good.test",
                null,
                reversePath,
                List.of("bob@local.test"),
                null);
    }

    private static Assessment assess(Inquiry inquiry) {
        topics.write(Topics.INQUIRIES, JsonEvents.encode(inquiry));
        var found = new ArrayList<Assessment>();
        await("an assessment of " + inquiry)
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> found.addAll(assessments(inquiry.id())));
        return found.getFirst();
    }

    private static List<Assessment> assessments(String id) {
        return topics.events(Topics.ASSESSMENTS, Assessment.class).stream()
                .filter(assessment -> assessment.inquiry().id().equals(id))
                .toList();
    }

    private static Inquiry connection(String address) {
        return new Inquiry.Connection(id(), "s", Instant.now().plusSeconds(4), client(address));
    }

    private static Client client(String address) {
        return new Client(address, 25000, "mx", ListenerKind.MX, false);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    private static String metrics() {
        return get("/q/metrics").body();
    }

    private static HttpResponse<String> get(String path) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }
}
