// SPDX-License-Identifier: Apache-2.0
package io.postern.refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.DnsblListing;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.Reply;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.event.SenderDomain;
import io.postern.contracts.event.Transcript;
import io.postern.contracts.event.Verdict;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.testkit.servers.TestKafka;
import io.postern.testkit.system.SystemTopics;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service on a real Kafka, with the test in the parts of policy, edge and a browser. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RefusalServiceIT {
    private static final String BEFORE = "01k9zzzzzzabcdefghjkmnpqrs";
    private static final String AFTER = "01k9zzzzzzabcdefghjkmnpqrt";
    private static final String UNKNOWN = "01k9zzzzzzabcdefghjkmnpqrv";

    @TempDir
    static Path folder;

    private static SystemTopics topics;
    private static RefusalProcess service;

    @BeforeAll
    static void start() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        var kafka = TestKafka.sharedWithFreshTopics();
        topics = new SystemTopics(kafka.bootstrapServers());
        topics.write(Topics.HISTORY, JsonEvents.encode(listed(BEFORE)));
        service = new RefusalProcess(
                        folder,
                        kafka.bootstrapServers(),
                        Map.of(
                                "postern.dnsbl.zones.\"zen.test\".removal",
                                "https://zen.test/?q={name}",
                                "postern.dnsbl.zones.\"zen.test\".zone",
                                "${NO_SUCH_KEY}.zen.test",
                                "postern.refusal-page.per-minute",
                                "150",
                                "postern.refusal-page.proxies",
                                "127.0.0.1"))
                .awaitReady();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    @Order(1)
    void what_was_refused_before_the_start_is_told() throws Exception {
        var page = await().until(() -> service.get("/r/" + BEFORE), answer -> answer.statusCode() != 404);
        assertThat(page.statusCode()).as("the first time that it is known").isEqualTo(200);
        assertThat(page.body())
                .contains("192.0.2.7 is listed by zen.test, which says: sends spam")
                .contains("7.2.0.192.zen.test A → 127.0.0.2")
                .contains("href=\"https://zen.test/?q=192.0.2.7\"")
                .doesNotContain("local.test", "bert", "anna", "p-7");
        assertThat(page.headers().map())
                .containsEntry("content-type", List.of("text/html; charset=utf-8"))
                .containsEntry("x-content-type-options", List.of("nosniff"))
                .containsEntry("referrer-policy", List.of("no-referrer"))
                .containsEntry("x-robots-tag", List.of("noindex, nofollow"))
                .containsEntry("cache-control", List.of("no-store"));
        assertThat(page.headers().firstValue("content-security-policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'; style-src 'sha256-"));
    }

    @Test
    @Order(2)
    void what_is_refused_now_is_told_within_a_moment_and_in_json_too() throws Exception {
        assertThat(service.get("/r/" + AFTER).statusCode()).isEqualTo(404);
        topics.write(Topics.TRANSCRIPTS, JsonEvents.encode(earlyTalk(AFTER)));
        await().until(() -> service.get("/r/" + AFTER).statusCode() == 200);
        for (var answer : List.of(
                service.get("/r/" + AFTER.toUpperCase(Locale.ROOT) + "?format=json"),
                service.get("/r/" + AFTER, "Accept", "application/json"))) {
            assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
            var refusal = new ObjectMapper().readTree(answer.body()).at("/refusals/0");
            assertThat(refusal.path("client").asText()).isEqualTo("192.0.2.9");
            assertThat(refusal.path("reply").asText())
                    .isEqualTo("554 5.5.1 You spoke before our greeting; wait for it");
            assertThat(refusal.at("/reasons/0/mend/0/words").asText())
                    .contains("wait for the line that begins with 220");
        }
    }

    @Test
    @Order(3)
    void a_code_that_nobody_knows_is_a_friendly_page() throws Exception {
        var page = service.get("/r/" + UNKNOWN);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("Codes live for two weeks", "takes some seconds");
    }

    @Test
    @Order(3)
    void whoever_comes_from_another_site_is_no_operator_and_is_shown_it_too() throws Exception {
        assertThat(service.get("/r/" + BEFORE, "Origin", "https://elsewhere.test")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @Order(4)
    void hostile_requests_come_to_nothing_and_nothing_of_them_comes_back() throws Exception {
        for (var path : List.of(
                "/",
                "/r/",
                "/r/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
                "/r/..%2f..%2fetc%2fpasswd",
                "/r/" + BEFORE + "0",
                "/r/%00",
                "/r/%zz",
                "/r/" + BEFORE + "/x",
                "/q/metrics",
                "/q/health",
                "/r/" + "a".repeat(1500))) {
            // As it is: a browser's library would not say all of them.
            var answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(path).matches("(?s)HTTP/1.1 4(00|04|14) .*");
            assertThat(answer).as(path).doesNotContain("<script", "passwd", "aaaa", "at io.", "Exception");
        }
        assertThat(service.say("POST", "/r/" + BEFORE).statusCode()).isEqualTo(405);
        assertThat(service.say("HEAD", "/r/" + BEFORE).statusCode()).isEqualTo(200);
        assertThat(service.get("/robots.txt").body()).contains("Disallow: /");
    }

    @Test
    @Order(5)
    void who_asks_too_much_waits_and_others_do_not() throws Exception {
        var answer = service.get("/r/" + UNKNOWN, "X-Forwarded-For", "198.51.100.1");
        for (int i = 2; i < 3000 && answer.statusCode() != 429; i++) {
            answer = service.get("/r/" + UNKNOWN, "X-Forwarded-For", "198.51.100." + i % 250);
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("retry-after")).hasValue("1");
        var forged = "GET /r/" + UNKNOWN + " HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 203.0.113.5\r\n"
                + "X-Forwarded-For: 198.51.100.1\r\nConnection: close\r\n\r\n";
        var reply = raw(forged);
        for (int i = 0; i < 100 && !reply.startsWith("HTTP/1.1 429 "); i++) {
            reply = raw(forged);
        }
        assertThat(reply)
                .as("with a line of the visitor's own above the proxy's")
                .startsWith("HTTP/1.1 429 ");
        assertThat(service.get("/r/" + BEFORE, "X-Forwarded-For", "203.0.113.5").statusCode())
                .isEqualTo(200);
    }

    @Test
    @Order(6)
    void what_was_served_is_counted_where_the_world_does_not_look() throws Exception {
        assertThat(service.management("/q/metrics").body())
                .containsPattern("postern_refusal_page_served_total\\{result=\"found\"} [1-9]")
                .containsPattern("postern_refusal_page_served_total\\{result=\"limited\"} [1-9]")
                .contains("postern_refusal_page_codes 2.0", "postern_refusal_page_behind 0.0");
        assertThat(service.management("/q/metrics").body())
                .contains("postern_service_ready{service=\"refusal-page\"} 1.0")
                .contains("postern_service_live{service=\"refusal-page\"} 1.0");
    }

    @Test
    @Order(6)
    void its_health_says_whether_kafka_answers_and_whether_its_loop_goes_round() throws Exception {
        assertThat(service.management("/q/health/ready").body()).contains("\"kafka\": \"connected\"");
        assertThat(service.management("/q/health/live").body()).contains("\"loops\"");
    }

    private static String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", service.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Judgement listed(String code) {
        var connection = new ConnectionFindings(
                new ReverseDns(ReverseDns.Status.CONFIRMED, "mail.sender.test", List.of("mail.sender.test")),
                List.of(new DnsblListing("zen.test", DnsblListing.Status.LISTED, List.of("127.0.0.2"), "sends spam")),
                false);
        var inquiry = new Inquiry.Envelope(
                "q-1",
                code,
                Instant.now(),
                new Client("192.0.2.7", 40_123, "mx", ListenerKind.MX, false),
                "mail.sender.test",
                connection,
                "anna@sender.test",
                List.of("bert@local.test"),
                null);
        var reply = new Reply(
                554, "5.7.1", "Sending address not accepted due to spam filter: 192.0.2.7 is listed by zen.test");
        return new Judgement(
                Instant.now(),
                new Assessment(inquiry, Findings.OfEnvelope.only(connection, SenderDomain.EXISTS), List.of()),
                new Verdict.Envelope("q-1", "p-7", List.of(new Decision.Reject("dnsbl-listed", reply))));
    }

    private static Transcript earlyTalk(String code) {
        return new Transcript(
                Transcript.Direction.INBOUND,
                null,
                code,
                "192.0.2.9:4711",
                Instant.now(),
                List.of(new Transcript.Line(
                        200,
                        Transcript.Speaker.US,
                        "554 5.5.1 You spoke before our greeting; wait for it [" + code + "]")));
    }
}
