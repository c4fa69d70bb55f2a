// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.postern.embedded.Child;
import io.postern.embedded.FreePorts;
import io.postern.testkit.dns.Zone;
import io.postern.testkit.dns.ZoneServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged service by itself, without Kafka and Redis, as people run test suites through it: one DNS server whose zones
 * change from scenario to scenario, and whose answers have TTL 0.
 */
class AssessIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Path SUITES = Path.of("../authentication/src/test/resources");

    @TempDir
    static Path folder;

    private static ZoneServer dns;
    private static Child service;
    private static int port;

    @BeforeAll
    static void start() throws IOException {
        dns = new ZoneServer(Zone.of(""), 0);
        port = FreePorts.take();
        service = Child.start(
                "reputation",
                folder,
                Map.of(),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-Dpostern.reputation.line=false",
                        "-Dpostern.dns.servers=127.0.0.1:" + dns.port(),
                        // Names in the suite that are never answered.
                        "-Dpostern.dns.timeout=150ms",
                        "-Dquarkus.http.port=" + port,
                        "-jar",
                        Path.of("target/quarkus-app/quarkus-run.jar")
                                .toAbsolutePath()
                                .toString()));
        await("the service answers: " + service.log())
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> post("{}").statusCode() == 400);
    }

    @AfterAll
    static void stop() {
        service.close();
        dns.close();
    }

    @Test
    void it_is_ready_without_kafka() throws Exception {
        var health = HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(health.statusCode()).isEqualTo(200);
    }

    @Test
    void the_test_suite_of_rfc_7208_passes() throws Exception {
        var wrong = new ArrayList<String>();
        int count = 0;
        for (var scenario : scenarios("spf/rfc7208", "cases.jsonl").entrySet()) {
            dns.serve(Zone.of(read("spf/rfc7208", scenario.getKey())));
            var answers = new LinkedHashMap<JsonNode, CompletableFuture<HttpResponse<String>>>();
            for (var test : scenario.getValue()) {
                var asked = envelope(
                        test.get("host").asText(),
                        test.get("helo").asText(),
                        test.get("mailfrom").asText());
                answers.put(test, HTTP.sendAsync(request(asked.toString()), HttpResponse.BodyHandlers.ofString()));
            }
            for (var answer : answers.entrySet()) {
                var body = JSON.readTree(
                        answer.getValue().get(20, TimeUnit.SECONDS).body());
                var result = body.path("spf").path("result").asText();
                count++;
                if (!texts(answer.getKey().get("expected")).contains(result)) {
                    wrong.add(answer.getKey().get("test").asText() + " " + result + " " + body.path("spf"));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(count).isEqualTo(203);
    }

    @Test
    void signed_messages_of_others_are_judged_as_others_do() throws Exception {
        for (var scenario : scenarios("dkim", "cases.jsonl").entrySet()) {
            dns.serve(Zone.of(read("dkim", scenario.getKey())));
            for (var test : scenario.getValue()) {
                var asked = envelope("192.0.2.1", "mx.test", "")
                        .put(
                                "message",
                                Base64.getEncoder()
                                        .encodeToString(Files.readAllBytes(SUITES.resolve("dkim")
                                                .resolve(test.get("eml").asText()))));
                if (test.hasNonNull("now")) {
                    asked.set("now", test.get("now"));
                }
                var results = new ArrayList<String>();
                ask(asked)
                        .get("dkim")
                        .forEach(
                                signature -> results.add(signature.get("result").asText()));
                assertThat(results.contains("pass"))
                        .as(test.get("id").asText() + " " + results)
                        .isEqualTo(test.get("verdict").asText().equals("pass"));
                if (test.hasNonNull("per_signature")) {
                    assertThat(results)
                            .as(test.get("id").asText())
                            .containsExactlyElementsOf(texts(test.get("per_signature")));
                }
            }
        }
    }

    @Test
    void a_message_is_told_in_all_its_parts() throws Exception {
        dns.serve(Zone.of("""
                good.test TXT v=spf1 ip4:192.0.2.7 -all
                good.test MX 10 mx.good.test
                mx.good.test A 192.0.2.7
                mx.good.test TXT v=spf1 a -all
                7.2.0.192.in-addr.arpa PTR mx.good.test
                _dmarc.good.test TXT v=DMARC1; p=quarantine
                """));
        var text = "From: Ada <ada@good.test>\nSubject: hello\n\nhello\n";
        var asked = envelope("192.0.2.7", "mx.good.test", "ada@good.test")
                .put("message", Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII)));
        var told = ask(asked);
        assertThat(told.at("/spf/result").asText()).isEqualTo("pass");
        assertThat(told.at("/spf/domain").asText()).isEqualTo("good.test");
        assertThat(told.at("/spf/terms").isEmpty()).isFalse();
        assertThat(told.at("/spfHelo/result").asText()).isEqualTo("pass");
        assertThat(told.at("/dkim").isEmpty()).isTrue();
        assertThat(told.at("/dmarc/result").asText()).isEqualTo("pass");
        assertThat(told.at("/dmarc/policy").asText()).isEqualTo("quarantine");
        assertThat(told.at("/dmarc/organizationalDomain").asText()).isEqualTo("good.test");
        assertThat(told.at("/arc/cv").asText()).isEqualTo("none");
        assertThat(told.at("/connection/iprev").asText()).isEqualTo("pass");
        assertThat(told.at("/helo").asText()).isEqualTo("matches");
        assertThat(told.at("/senderDomain").asText()).isEqualTo("exists");
        assertThat(told.at("/late").asBoolean()).isFalse();
        assertThat(told.at("/dns").size()).isGreaterThan(4);
    }

    @Test
    void a_message_of_thirty_mebibytes_passes_a_small_heap_and_larger_ones_are_refused() throws Exception {
        dns.serve(Zone.of("good.test A 192.0.2.7"));
        var head = "{\"client\":\"192.0.2.7\",\"helo\":\"h\",\"mailFrom\":\"\",\"rcptTo\":\"b@l.test\",\"message\":\"";
        var line = "QUJD".repeat(1 << 18);
        assertThat(post(streamed(head, line, 40, "\"}")).statusCode()).isEqualTo(200);
        var refused = post(streamed(head, line, 70, "\"}"));
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(JSON.readTree(refused.body()).get("error").asText()).contains("longer than 52428800 octets");
    }

    @Test
    void what_cannot_be_read_is_answered_with_a_sentence() throws Exception {
        for (var body : List.of(
                "",
                "nonsense",
                "{\"client\":\"x\"}",
                envelope("nobody", "h", "a@b.test").toString())) {
            var answer = post(body);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
            assertThat(JSON.readTree(answer.body()).get("error").asText()).isNotEmpty();
        }
        assertThat(HTTP.send(
                                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/assess"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(405);
    }

    private static Map<String, List<JsonNode>> scenarios(String suite, String file) throws IOException {
        var scenarios = new LinkedHashMap<String, List<JsonNode>>();
        for (var line : Files.readAllLines(SUITES.resolve(suite).resolve(file))) {
            var test = JSON.readTree(line);
            scenarios
                    .computeIfAbsent(test.get("zone").asText(), _ -> new ArrayList<>())
                    .add(test);
        }
        return scenarios;
    }

    private static JsonNode read(String suite, String file) throws IOException {
        return JSON.readTree(Files.readString(SUITES.resolve(suite).resolve(file)));
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static ObjectNode envelope(String client, String helo, String mailFrom) {
        return JSON.createObjectNode()
                .put("client", client)
                .put("helo", helo)
                .put("mailFrom", mailFrom)
                .put("rcptTo", "bob@local.test");
    }

    private static JsonNode ask(ObjectNode asked) throws Exception {
        var answer = post(asked.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return HTTP.send(request(body), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(HttpRequest request) throws IOException, InterruptedException {
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/assess"))
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static HttpRequest streamed(String head, String line, int times, String end) {
        var parts = new ArrayList<byte[]>();
        parts.add(head.getBytes(StandardCharsets.US_ASCII));
        var octets = line.getBytes(StandardCharsets.US_ASCII);
        IntStream.range(0, times).forEach(_ -> parts.add(octets));
        parts.add(end.getBytes(StandardCharsets.US_ASCII));
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/assess"))
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofByteArrays(parts))
                .build();
    }
}
