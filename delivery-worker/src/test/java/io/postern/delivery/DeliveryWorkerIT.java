// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.content.KafkaContentWriter;
import io.postern.contracts.event.Content;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.DeliveryOutcome.Status;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Transcript;
import io.postern.contracts.finding.AuthResult;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.delivery.seal.Changed;
import io.postern.testkit.servers.TestKafka;
import io.postern.testkit.servers.TestRedis;
import io.postern.testkit.smtp.Answer;
import io.postern.testkit.smtp.ScriptedReceiver;
import io.postern.testkit.smtp.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole worker, as a process, with real Kafka and Redis and a scripted server. */
class DeliveryWorkerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static TestKafka kafka;
    private static TestRedis redis;
    private static KafkaSender sender;
    private ScriptedReceiver receiver;

    @BeforeAll
    static void servers() throws IOException {
        Files.deleteIfExists(Path.of("target", "worker-it.log"));
        kafka = TestKafka.sharedWithFreshTopics();
        redis = TestRedis.sharedAndEmpty();
        sender = KafkaSender.durable(KafkaAccess.plain(kafka.bootstrapServers()), "test", Duration.ofSeconds(10));
    }

    @AfterAll
    static void close() {
        sender.close();
    }

    @BeforeEach
    void receiver() {
        receiver = ScriptedReceiver.start();
    }

    @AfterEach
    void closeReceiver() {
        receiver.close();
    }

    @Test
    void mail_is_delivered_byte_for_byte_and_said_so() throws Exception {
        var mail = Mails.to("you@local.test");
        try (var worker = worker(Map.of()).awaitReady()) {
            put(mail);
            var received = receiver.awaitFor("you@local.test", PATIENCE);
            assertThat(received.text())
                    .isEqualTo(mail.headers().getFirst()
                            + "From: a@example.org\r\nSubject: test\r\n\r\nHello\r\n.dot\r\n");
            assertThat(received.reversePath()).isEqualTo("sender@example.org");
            await().atMost(PATIENCE).untilAsserted(() -> {
                var outcomes = outcomes(mail);
                assertThat(outcomes).hasSize(1);
                assertThat(outcomes.getFirst().status()).isEqualTo(Status.DELIVERED);
                assertThat(outcomes.getFirst().remote()).isEqualTo(receiver.address());
                assertThat(transcripts(mail)).hasSize(1);
            });
            assertThat(worker.metrics())
                    .contains("postern_delivery_attempts_total{lane=\"incoming\",outcome=\"delivered\"} 1.0")
                    .contains("postern_delivery_time_seconds_count{lane=\"incoming\"} 1.0");
            assertThat(worker.health())
                    .contains("\"kafka\": \"connected\"", "\"redis\": \"connected\"", "\"loops\"")
                    .doesNotContain("DOWN");
        }
    }

    @Test
    void a_deferred_recipient_is_tried_again_and_the_others_are_not() throws Exception {
        receiver.on(Step.RCPT, "later@", 1, Answer.say("451 4.7.1 Greylisted"));
        receiver.on(Step.RCPT, "never@", Answer.say("550 5.1.1 No such user"));
        var mail = Mails.to("now@local.test", "later@local.test", "never@local.test");
        try (var _ = worker(Map.of()).awaitReady()) {
            put(mail);
            receiver.awaitFor("later@local.test", PATIENCE);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(outcomes(mail))
                            .extracting(o -> o.recipient() + " " + o.attempt() + " " + o.status())
                            .containsExactlyInAnyOrder(
                                    "now@local.test 1 DELIVERED",
                                    "later@local.test 1 DEFERRED",
                                    "never@local.test 1 FAILED",
                                    "later@local.test 2 DELIVERED"));
            assertThat(receiver.acceptedFor("now@local.test")).hasSize(1);
        }
    }

    @Test
    void a_message_to_two_destinations_becomes_two() throws Exception {
        try (var other = ScriptedReceiver.start();
                var _ = worker(Map.of("routes.\"other.test\"", other.address())).awaitReady()) {
            put(Mails.to("a@local.test", "b@other.test", "c@local.test"));
            assertThat(receiver.awaitAccepted(1, PATIENCE).getFirst().recipients())
                    .containsExactly("a@local.test", "c@local.test");
            assertThat(other.awaitAccepted(1, PATIENCE).getFirst().recipients()).containsExactly("b@other.test");
        }
    }

    /** Between a reply and its entry. Every point in memory: {@code AttemptTest}; in the whole system: the acceptance tests. */
    @Test
    void a_death_loses_nobody() throws Exception {
        receiver.on(Step.RCPT, "later@", 1, Answer.say("451 4.7.1 Greylisted"));
        receiver.on(Step.RCPT, "never@", Answer.say("550 5.1.1 No such user"));
        var mail = Mails.to("now@local.test", "later@local.test", "never@local.test");
        put(mail);
        var marker = Path.of("target", "crash-marker");
        Files.deleteIfExists(marker);
        var crash = Map.of("crash-at", "after-reply:3", "crash-marker", marker.toString());
        try (var worker = worker(crash)) {
            assertThat(worker.awaitEnd()).isEqualTo(86);
        }
        try (var _ = worker(crash).awaitReady()) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(statesOf(mail))
                            .containsExactlyInAnyOrderEntriesOf(Map.of(
                                    "now@local.test", Status.DELIVERED,
                                    "later@local.test", Status.DELIVERED,
                                    "never@local.test", Status.FAILED)));
        }
        // Here a second copy is allowed, and nowhere else.
        assertThat(receiver.acceptedFor("now@local.test")).hasSize(2);
        assertThat(receiver.acceptedFor("later@local.test")).hasSize(1);
    }

    /** As a scanner does: a worker's stop must not cost a second copy of what a server is thinking about. */
    @Test
    void what_a_server_has_and_has_not_answered_to_when_its_worker_stops_is_not_sent_again() throws Exception {
        receiver.on(Step.END, "scanned@", 1, Answer.say("250 2.0.0 clean").after(Duration.ofSeconds(4)));
        var mail = Mails.to("scanned@local.test");
        WorkerProcess next;
        try (var _ = worker(Map.of("stop-grace", "200ms", "postern.instance.name", "going"))
                .awaitReady()) {
            put(mail);
            await().atMost(PATIENCE).until(() -> !receiver.offered().isEmpty());
            next = worker(Map.of("postern.instance.name", "coming"));
        }
        try (var comes = next.awaitReady()) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(comes.metrics())
                        .containsPattern("postern_delivery_duplicates_suppressed_total(\\{[^}]*})? 1");
                assertThat(outcomes(mail))
                        .extracting(DeliveryOutcome::attempt, DeliveryOutcome::status)
                        .containsExactly(tuple(1, Status.DELIVERED));
            });
            assertThat(receiver.offered()).hasSize(1);
        }
    }

    @Test
    void mail_goes_on_while_redis_hangs_and_while_the_broker_restarts() throws Exception {
        try (var worker = worker(Map.of()).awaitReady()) {
            TestRedis.command(redis.port(), "CLIENT PAUSE 5000");
            put(Mails.to("hanging@local.test"));
            receiver.awaitFor("hanging@local.test", Duration.ofSeconds(4));
            assertThat(worker.metrics()).containsPattern("postern_delivery_redis_away_total [1-9]");
            var mails = IntStream.range(0, 50)
                    .mapToObj(i -> Mails.to("broker" + i + "@local.test"))
                    .toList();
            for (var mail : mails) {
                put(mail);
            }
            kafka.restart();
            put(Mails.to("after@local.test"));
            receiver.awaitFor("after@local.test", PATIENCE);
            await().atMost(PATIENCE).untilAsserted(() -> {
                for (var mail : mails) {
                    assertThat(outcomes(mail))
                            .extracting(DeliveryOutcome::status)
                            .contains(Status.DELIVERED);
                }
            });
            for (var mail : mails) {
                assertThat(receiver.acceptedFor(mail.recipients().getFirst().address()))
                        .hasSize(1);
            }
        }
    }

    @Test
    void large_messages_come_out_of_the_content_topic_and_what_we_change_is_sealed() throws Exception {
        var bytes = ("Subject: large\r\n\r\n" + "0123456789\r\n".repeat(200_000)).getBytes();
        var stored = stored("large", bytes);
        var gone = new Content.Stored(stored.topic(), 0, List.of(1_000_000L), 10, stored.sha256());
        var lost = Mails.with(gone, "lost@local.test");
        put(lost);
        put(Mails.with(stored, "large@local.test"));
        put(Changed.message(stored("listed", Changed.listed(20_000)), AuthResult.PASS));
        try (var _ = worker(sealing()).awaitReady()) {
            var sealed = receiver.awaitFor("b@local.test", PATIENCE).text();
            assertThat(sealed).contains("\r\nSubject: [junk] hello\r\n");
            var chain = Changed.finding(sealed.getBytes(ISO_8859_1));
            assertThat(chain.reason()).isNull();
            assertThat(chain.sealers()).containsExactly("us.test", "list.test");
            var received = receiver.awaitFor("large@local.test", PATIENCE);
            assertThat(received.isWithFieldsInFront(bytes)).isTrue();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(outcomes(lost))
                            .singleElement()
                            .satisfies(outcome -> {
                                assertThat(outcome.status()).isEqualTo(Status.FAILED);
                                assertThat(outcome.reply().text()).contains("content");
                            }));
            assertThat(receiver.acceptedFor("lost@local.test")).isEmpty();
        }
    }

    @Test
    void garbage_is_parked_and_the_next_mail_goes_out() throws Exception {
        var lane = Topics.outbound(Mails.to("x@local.test").lane());
        sender.send(new ProducerRecord<>(lane, null, "{\"type\":".getBytes())).get();
        put(Mails.to("you@local.test"));
        try (var worker = worker(Map.of()).awaitReady()) {
            receiver.awaitFor("you@local.test", PATIENCE);
            assertThat(worker.metrics())
                    .containsPattern("postern_records_parked_total\\{service=\"delivery-worker\"[^}]*} 1\\.0");
        }
    }

    @Test
    void a_record_of_a_later_release_comes_round_and_is_counted_and_holds_nobody_up() throws Exception {
        var lane = Topics.outbound(Mails.to("x@local.test").lane());
        var newer = "{\"type\":\"outbound-message\",\"version\":99,\"event\":{}}";
        sender.send(new ProducerRecord<>(lane, null, newer.getBytes())).get();
        put(Mails.to("them@local.test"));
        try (var worker = worker(Map.of()).awaitReady()) {
            receiver.awaitFor("them@local.test", PATIENCE);
            await("it has come back from the retry topic")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(worker.metrics())
                            .containsPattern("postern_delivery_newer_records_total(\\{[^}]*})? [2-9]")
                            .containsPattern("postern_records_parked_total\\{service=\"delivery-worker\"[^}]*} 0\\.0"));
        }
    }

    private static Content.Stored stored(String id, byte[] bytes) throws Exception {
        var writer = new KafkaContentWriter(sender, Topics.CONTENT, 0, id);
        for (int from = 0; from < bytes.length; from += KafkaContentWriter.MAX_CHUNK) {
            int end = Math.min(bytes.length, from + KafkaContentWriter.MAX_CHUNK);
            writer.write(Arrays.copyOfRange(bytes, from, end));
        }
        return writer.finish().get();
    }

    private static Map<String, String> sealing() throws IOException {
        var key = Base64.getEncoder().encodeToString(Changed.PAIR.getPrivate().getEncoded());
        var file = Files.writeString(
                Path.of("target", "arc.pem"), "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n");
        return Map.of(
                "postern.arc.domain", "us.test",
                "postern.arc.selector", "arc",
                "postern.arc.key", file.toString());
    }

    private WorkerProcess worker(Map<String, String> more) throws IOException {
        var settings = new HashMap<>(more);
        settings.put("routes.\"local.test\"", receiver.address());
        return WorkerProcess.start(kafka, redis, settings);
    }

    private static void put(OutboundMessage mail) throws Exception {
        sender.send(new ProducerRecord<>(Topics.outbound(mail.lane()), null, JsonEvents.encode(mail)))
                .get();
    }

    private static List<DeliveryOutcome> outcomes(OutboundMessage mail) {
        return Records.of(kafka, Topics.DELIVERIES).stream()
                .map(DeliveryOutcome.class::cast)
                .filter(outcome -> outcome.messageId().equals(mail.messageId()))
                .toList();
    }

    private static List<Transcript> transcripts(OutboundMessage mail) {
        return Records.of(kafka, Topics.TRANSCRIPTS).stream()
                .map(Transcript.class::cast)
                .filter(transcript -> mail.messageId().equals(transcript.messageId()))
                .toList();
    }

    private static Map<String, Status> statesOf(OutboundMessage mail) {
        var states = new HashMap<String, Status>();
        outcomes(mail).forEach(outcome -> states.put(outcome.recipient(), outcome.status()));
        return states;
    }
}
