// SPDX-License-Identifier: Apache-2.0
package io.postern.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Command;
import io.postern.contracts.event.Command.Action;
import io.postern.contracts.event.Command.Target;
import io.postern.contracts.event.DeliveryOutcome.Status;
import io.postern.contracts.event.Event;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Settlement;
import io.postern.contracts.line.KafkaParked;
import io.postern.contracts.line.KafkaParking;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.testkit.servers.TestKafka;
import io.postern.testkit.servers.TestRedis;
import io.postern.testkit.system.SystemTopics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service on a real Kafka, with the test in the parts of edge, worker and operator. */
class BooksServiceIT {
    private static final String LANE = Topics.outbound(Lane.PERSONAL);
    private static final String BERT = "bert@x.test";

    @TempDir
    Path folder;

    private TestKafka kafka;
    private SystemTopics topics;
    private BooksProcess service;

    @BeforeAll
    static void patience() {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @BeforeEach
    void start() {
        kafka = TestKafka.sharedWithFreshTopics();
        topics = new SystemTopics(kafka.bootstrapServers());
        service = new BooksProcess(
                        folder,
                        kafka.bootstrapServers(),
                        Map.of(
                                "postern.redis.url",
                                "redis://127.0.0.1:" + TestRedis.shared().port()))
                .awaitReady();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void every_recipient_is_queued_until_it_is_settled() {
        var message = accept(BERT, "carl@x.test", "dora@x.test");
        awaitOpen(message, 3);
        write(Topics.DELIVERIES, Mails.delivered(message, BERT, now()));
        write(Topics.DELIVERIES, Mails.deferred(message, "carl@x.test", now(), Duration.ofHours(1)));
        write(
                Topics.DELIVERIES,
                Mails.ended(
                        message,
                        "dora@x.test",
                        now(),
                        Status.FAILED,
                        new Settlement(Settlement.Kind.REPORTED, "report", "m-report")));
        awaitOpen(message, 1);

        var entry = service.open(message.messageId()).get(0);
        assertThat(entry.path("recipient").asText()).isEqualTo("carl@x.test");
        assertThat(entry.path("state").asText()).isEqualTo("waiting");
        assertThat(entry.path("class").asText()).isEqualTo("greylisted");
        assertThat(entry.path("waitReason").asText()).isEqualTo("hint");
        assertThat(entry.path("reply").asText()).isEqualTo("451 4.7.1 come back later");
        assertBooks(3, 1, 1, 0, 1);
        assertThat(service.get("/q/health/live")).startsWith("200 ");
        await("Redis is connected")
                .untilAsserted(() -> assertThat(service.get("/q/health"))
                        .contains("\"kafka\": \"connected\"", "\"redis\": \"connected\""));
        assertThat(service.get("/q/metrics"))
                .contains("postern_books_difference 0.0")
                .contains("postern_books_open{lane=\"personal\"} 1.0")
                .contains("postern_books_open_overdue{reason=\"no-outcome\"} 0.0")
                .contains("postern_books_closed_total{ending=\"delivered\"} 1.0")
                .contains("postern_books_closed_total{ending=\"reported\"} 1.0");
        await("it is known how full Kafka and Redis are")
                .until(
                        () -> service.get("/q/metrics")
                                .matches(
                                        "(?s)(?=.*postern_room_disk_free_bytes\\{broker=\"\\d+\"} [1-9])"
                                                + "(?=.*postern_room_redis_limit_bytes 0.0\n)(?=.*postern_room_redis_used_bytes [1-9]).*"));
    }

    @Test
    void a_message_that_is_lost_is_past_its_time_and_one_on_hold_is_not() {
        var lost = accept(BERT);
        var alsoLost = accept(BERT);
        write(Topics.DELIVERIES, Mails.deferred(alsoLost, BERT, now(), Duration.ofSeconds(1)));
        var held = accept(BERT);
        write(
                Topics.COMMANDS,
                new Command(
                        "c1",
                        now(),
                        "root",
                        Action.HOLD,
                        new Target(Target.Kind.MESSAGE, held.messageId()),
                        null,
                        "asked for by Anna"));
        await("past their time").untilAsserted(() -> {
            assertThat(service.books().at("/overdue/no-outcome").asInt()).isOne();
            assertThat(service.books().at("/overdue/not-tried-again").asInt()).isOne();
        });
        assertThat(service.books().path("overdueEntries").findValuesAsText("message"))
                .containsExactly(lost.messageId(), alsoLost.messageId());
        var onHold = service.open(held.messageId()).get(0);
        assertThat(onHold.path("state").asText()).isEqualTo("held");
        assertThat(onHold.at("/hold/comment").asText()).isEqualTo("asked for by Anna");
        assertThat(service.get("/q/metrics")).contains("postern_books_open_overdue{reason=\"not-tried-again\"} 1.0");
        await("Kafka says how long content is kept")
                .untilAsserted(() -> assertThat(service.get("/q/metrics"))
                        .containsPattern("postern_content_kept_seconds\\{topic=\"postern.content.kept\"} 5356800\\.0")
                        .containsPattern("postern_content_life_seconds\\{topic=\"postern.content\"} [1-9]"));
        assertThat(service.get("/queue?overdue=true&sender=@local.test")).contains("\"matched\" : 2");
    }

    @Test
    void the_books_survive_a_restart_though_the_lane_is_empty_by_then() {
        var waiting = accept(BERT);
        write(Topics.DELIVERIES, Mails.deferred(waiting, BERT, now(), Duration.ofHours(1)));
        var untried = accept(BERT);
        var done = accept(BERT);
        write(Topics.DELIVERIES, Mails.delivered(done, BERT, now()));
        await("all is read").until(() -> service.books().path("delivered").asInt() == 1);
        service.stop();
        removeAll(LANE);
        // A record that is moved once more, and what happens meanwhile.
        write(LANE, done);
        var meanwhile = accept(BERT);
        write(Topics.DELIVERIES, Mails.delivered(meanwhile, BERT, now()));
        write(Topics.DELIVERIES, Mails.delivered(untried, BERT, now()));

        service = new BooksProcess(folder, kafka.bootstrapServers(), Map.of()).awaitReady();

        awaitOpen(waiting, 1);
        awaitOpen(untried, 0);
        awaitOpen(done, 0);
        assertThat(service.get("/q/health")).as("no Redis is named").contains("\"redis\": \"not used\"");
        assertThat(service.open(waiting.messageId()).get(0).path("reply").asText())
                .isEqualTo("451 4.7.1 come back later");
        assertBooks(4, 3, 0, 0, 1);
        assertThat(service.books().path("unread").asInt()).isZero();
    }

    @Test
    void what_was_not_saved_before_a_crash_is_read_again_and_counted_once() {
        for (int i = 0; i < 200; i++) {
            var message = accept(BERT);
            if (i % 2 == 0) {
                write(Topics.DELIVERIES, Mails.delivered(message, BERT, now()));
            }
            if (i == 100) {
                service.kill();
            }
        }
        service = new BooksProcess(folder, kafka.bootstrapServers(), Map.of()).awaitReady();
        await("all is read").until(() -> service.books().path("accepted").asInt() == 200);
        await("all is read").until(() -> service.books().path("delivered").asInt() == 100);
        assertBooks(200, 100, 0, 0, 100);
    }

    @Test
    void what_was_removed_before_it_was_read_is_counted_and_hides_nothing() {
        var first = accept(BERT);
        awaitOpen(first, 1);
        service.stop();
        var unread = accept(BERT);
        removeAll(LANE);
        write(Topics.DELIVERIES, Mails.delivered(unread, BERT, now()));
        park(LANE);
        long question = park(Topics.INQUIRIES);
        service = new BooksProcess(folder, kafka.bootstrapServers(), Map.of()).awaitReady();

        await("the outcome is read")
                .until(() -> service.books().at("/unseen/delivered").asInt() == 1);
        assertThat(service.books().path("unread").asInt()).isOne();
        assertBooks(1, 0, 0, 0, 1);

        awaitParked("what was parked before it was there is seen", 1, 1);
        sender(sender -> sender.send(KafkaParked.mark(0, question, KafkaParked.Done.DISCARDED)));
        awaitParked("the question is discarded", 1, 0);
    }

    private void awaitParked(String what, int mail, int other) {
        await(what)
                .untilAsserted(() -> assertThat(service.get("/q/metrics"))
                        .contains("postern_parked_records{kind=\"mail\"} " + mail + ".0")
                        .contains("postern_parked_records{kind=\"other\"} " + other + ".0"));
    }

    /** As a service does. @return its offset */
    private long park(String topic) {
        var garbled = new ConsumerRecord<>(topic, 0, 7, new byte[0], "no event".getBytes(StandardCharsets.UTF_8));
        return sender(sender -> new KafkaParking(sender).park(garbled, "garbled"));
    }

    private long sender(Function<KafkaSender, CompletableFuture<RecordMetadata>> sending) {
        try (var sender =
                KafkaSender.durable(KafkaAccess.plain(kafka.bootstrapServers()), "test", Duration.ofSeconds(10))) {
            return sending.apply(sender).join().offset();
        }
    }

    @Test
    void a_long_backlog_is_read_in_order_and_nothing_stays_open() {
        service.stop();
        int many = 20_000;
        try (var producer = new KafkaProducer<byte[], byte[]>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "linger.ms", 20, "enable.metrics.push", false),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            var all = new ArrayList<OutboundMessage>();
            for (int i = 0; i < many; i++) {
                var message = Mails.message("m" + i, now(), "pupil" + i + "@x.test");
                all.add(message);
                producer.send(new ProducerRecord<>(LANE, JsonEvents.encode(message)));
            }
            producer.flush();
            for (var message : all) {
                var to = message.recipients().getFirst().address();
                producer.send(new ProducerRecord<>(
                        Topics.DELIVERIES, JsonEvents.encode(Mails.delivered(message, to, now()))));
            }
        }
        service = new BooksProcess(folder, kafka.bootstrapServers(), Map.of()).awaitReady();

        await("all is read").until(() -> service.books().path("delivered").asInt() == many);
        assertBooks(many, many, 0, 0, 0);
        assertThat(service.books().at("/unseen/delivered").asInt()).isZero();
    }

    @Test
    void the_one_that_was_started_last_has_the_books_and_the_other_stops() {
        var message = accept(BERT);
        awaitOpen(message, 1);
        var nobody = Map.of("postern.redis.url", "redis://127.0.0.1:1");
        try (var second = new BooksProcess(folder.resolve("second"), kafka.bootstrapServers(), nobody).awaitReady()) {
            await("the first stops").until(() -> !service.alive());
            assertThat(service.log()).contains("another instance has taken over the books; this one stops");
            assertThat(second.alive()).isTrue();
            assertThat(second.open(message.messageId())).hasSize(1);
            assertThat(second.get("/q/health/ready")).startsWith("200 ").contains("\"redis\": \"away\"");
        }
    }

    @Test
    void settings_that_cannot_work_are_all_refused_at_the_start() {
        var wrong = Map.of(
                "postern.delivery.attempt-limit", "3s",
                "postern.trace.sample", "1.5",
                "postern.operator.rate", "0");
        try (var other = new BooksProcess(folder.resolve("wrong"), kafka.bootstrapServers(), wrong)) {
            await("it ends").until(() -> !other.alive());
            assertThat(other.log())
                    .contains(
                            "postern.books.grace (PT3S) must be longer than postern.delivery.attempt-limit (PT3S)",
                            "postern.trace.sample is 1.5, and must be from 0 to 1",
                            "postern.operator.rate: 0 is too little; give at least 1");
        }
    }

    @Test
    void the_books_go_on_when_kafka_was_away() {
        var before = accept(BERT);
        awaitOpen(before, 1);
        kafka.restart();
        write(Topics.DELIVERIES, Mails.delivered(before, BERT, now()));
        var after = accept(BERT);
        awaitOpen(after, 1);
        awaitOpen(before, 0);
        assertBooks(2, 1, 0, 0, 1);
    }

    @Test
    void garbage_is_counted_and_passed_over_and_a_wrong_question_is_told() {
        for (var topic : new String[] {LANE, Topics.DELIVERIES, Topics.QUARANTINE, Topics.COMMANDS}) {
            // Compacted topics take no record without a key.
            put(topic, "garbage".getBytes(StandardCharsets.UTF_8));
        }
        var message = accept(BERT);
        awaitOpen(message, 1);
        await("counted").until(() -> service.books().path("unreadable").asInt() == 4);
        assertThat(service.get("/queue?colour=red")).startsWith("400 ").contains("there is no filter colour");
        assertThat(service.log()).doesNotContain("Exception").doesNotContain("\tat ");
    }

    private OutboundMessage accept(String... recipients) {
        var message = Mails.message("m" + UUID.randomUUID().toString().replace("-", ""), now(), recipients);
        write(LANE, message);
        return message;
    }

    private void awaitOpen(OutboundMessage message, int entries) {
        await(entries + " open").until(() -> service.open(message.messageId()).size() == entries);
    }

    private void assertBooks(int accepted, int delivered, int reported, int difference, int queued) {
        var books = service.books();
        assertThat(books.path("accepted").asInt()).as("accepted").isEqualTo(accepted);
        assertThat(books.path("delivered").asInt()).as("delivered").isEqualTo(delivered);
        assertThat(books.path("reported").asInt()).as("reported").isEqualTo(reported);
        assertThat(books.path("difference").asInt()).as("difference").isEqualTo(difference);
        assertThat(books.path("queued").asInt()).as("queued").isEqualTo(queued);
    }

    private void write(String topic, Event event) {
        put(topic, JsonEvents.encode(event));
    }

    private void put(String topic, byte[] value) {
        try (var producer = new KafkaProducer<byte[], byte[]>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all", "enable.metrics.push", false),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, "key".getBytes(StandardCharsets.UTF_8), value))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("not written: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void removeAll(String topic) {
        topics.removeBelow(topic, 0, topics.written(topic));
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
