// SPDX-License-Identifier: Apache-2.0
package io.postern.contracts.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Client;
import io.postern.contracts.event.ConnectionFindings;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.Event;
import io.postern.contracts.event.Findings;
import io.postern.contracts.event.Inquiry;
import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.event.ReverseDns;
import io.postern.contracts.event.Verdict;
import io.postern.contracts.topic.KafkaTopics;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.trace.KafkaTraces;
import io.postern.contracts.wire.JsonEvents;
import io.postern.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The three hops over a real broker. */
class LineIT {
    private static final ConnectionFindings NOTHING =
            new ConnectionFindings(new ReverseDns(ReverseDns.Status.UNKNOWN, null, List.of()), List.of(), false);

    @TempDir(cleanup = CleanupMode.NEVER)
    static Path folder;

    private static EmbeddedKafka kafka;
    private static Admin admin;
    private static KafkaSender sender;
    private static KafkaSender durable;
    private static KafkaQuestions questions;

    @BeforeAll
    static void start() {
        kafka = EmbeddedKafka.start(folder, 0, "256m").await(Duration.ofSeconds(60));
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        KafkaTopics.create(admin, Topics.all(List.of(Duration.ofHours(1))), (short) 1, true, Duration.ofSeconds(30));
        sender = KafkaSender.line(KafkaAccess.plain(kafka.bootstrapServers()), "test-line");
        durable =
                KafkaSender.durable(KafkaAccess.plain(kafka.bootstrapServers()), "test-durable", Duration.ofSeconds(5));
        questions = asker("test-edge", 3);
    }

    private static KafkaQuestions asker(String name, int ordinal) {
        return new KafkaQuestions(
                KafkaAccess.plain(kafka.bootstrapServers()),
                name,
                ordinal,
                sender,
                new KafkaParking(durable),
                Hops.NONE);
    }

    @AfterAll
    static void stop() {
        questions.close();
        sender.close();
        durable.close();
        admin.close();
        kafka.close();
    }

    @Test
    void a_question_is_answered_over_three_hops() {
        try (var reputation = reputation("r1", LineIT::assess);
                var policy = policy("p1")) {
            ready(reputation, policy);
            var question = question(Duration.ofSeconds(4));
            assertThat(questions.ask(question).join().id()).isEqualTo(question.id());
            assertThat(questions.waiting()).isZero();
        }
    }

    @Test
    void a_question_that_got_lost_is_asked_once_more_at_its_half_time() {
        assertThat(answeredAfter(() -> question(Duration.ofSeconds(2)), "r2", "p2"))
                .isGreaterThanOrEqualTo(Duration.ofMillis(900));
    }

    @Test
    void what_a_silent_reader_has_is_asked_elsewhere_long_before_its_half_time() {
        var lost = new CopyOnWriteArrayList<String>();
        var speaks = new CompletableFuture<Void>();
        KafkaLineStage.Work silent = event -> {
            lost.add(((Inquiry) event).id());
            return speaks.thenApply(_ -> assess(event));
        };
        var patience = Duration.ofMinutes(5);
        try (var answering = reputation("r10", "a", event -> CompletableFuture.completedFuture(assess(event)));
                var policy = policy("p10");
                var leaving = reputation("r10", "b", silent)) {
            ready(answering, policy, leaving);
            var asked = new ConcurrentHashMap<String, CompletableFuture<Verdict>>();
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                var question = question(patience);
                asked.put(question.id(), questions.ask(question));
                return lost.stream().anyMatch(id -> asked.get(id).isDone());
            });
            speaks.complete(null);
            await().until(() -> questions.waiting() == 0);
        }
    }

    @Test
    void one_about_a_message_that_got_lost_is_asked_once_more_at_its_half_time() {
        Supplier<Inquiry> question = () -> new Inquiry.Message(
                UUID.randomUUID().toString(),
                "session",
                Instant.now().plusSeconds(3),
                client(),
                "mx.test",
                NOTHING,
                "a@b.test",
                List.of("c@d.test"),
                "message",
                3,
                null,
                null,
                null);
        assertThat(answeredAfter(question, "r3", "p3")).isGreaterThanOrEqualTo(Duration.ofMillis(1_400));
    }

    /** The first time that it is asked nobody answers; who asks knows of nothing that got lost before. */
    private static Duration answeredAfter(Supplier<Inquiry> asking, String reputations, String policies) {
        var seen = new CopyOnWriteArrayList<String>();
        try (var reputation = reputation(
                        reputations, event -> seen.addIfAbsent(((Inquiry) event).id()) ? null : assess(event));
                var policy = policy(policies);
                var asker = asker("test-edge-alone", 2)) {
            ready(reputation, policy);
            var question = asking.get();
            long start = System.nanoTime();
            assertThat(asker.ask(question).join().id()).isEqualTo(question.id());
            return Duration.ofNanos(System.nanoTime() - start);
        }
    }

    @Test
    void without_an_answer_the_question_fails_at_its_deadline() {
        var asked = questions.ask(question(Duration.ofMillis(300)));
        assertThatThrownBy(asked::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(TimeoutException.class);
        assertThat(questions.waiting()).isZero();
    }

    @Test
    void a_service_that_starts_finds_no_old_questions() {
        for (int i = 0; i < 50; i++) {
            var asked = questions.ask(question(Duration.ofMillis(100)));
            assertThatThrownBy(asked::join).isInstanceOf(CompletionException.class);
        }
        var seen = new CopyOnWriteArrayList<String>();
        try (var reputation = reputation("r4", event -> {
                    seen.add(((Inquiry) event).id());
                    return assess(event);
                });
                var policy = policy("p4")) {
            ready(reputation, policy);
            var fresh = question(Duration.ofSeconds(4));
            questions.ask(fresh).join();
            assertThat(seen).containsOnly(fresh.id());
        }
    }

    @Test
    void a_garbled_record_is_parked_with_its_reason_and_the_next_is_served() {
        try (var reputation = reputation("r5", LineIT::assess);
                var policy = policy("p5")) {
            ready(reputation, policy);
            durable.send(new ProducerRecord<>(Topics.INQUIRIES, 0, null, "garbage".getBytes()))
                    .join();
            questions.ask(question(Duration.ofSeconds(4))).join();
            await().untilAsserted(() -> assertThat(parked()).contains("garbage"));
        }
    }

    @Test
    void a_garbled_verdict_is_parked_and_the_next_is_heard() {
        try (var reputation = reputation("r8", LineIT::assess);
                var policy = policy("p8")) {
            ready(reputation, policy);
            verdict("no verdict at all".getBytes());
            verdict(JsonEvents.encode(question(Duration.ofSeconds(4))));
            questions.ask(question(Duration.ofSeconds(4))).join();
            await().untilAsserted(() -> assertThat(parked())
                    .contains("no verdict at all")
                    .anySatisfy(value -> assertThat(value).contains("connection-inquiry")));
        }
    }

    @Test
    void a_question_of_a_later_release_is_dropped_and_of_much_garbage_some_is_parked() {
        try (var reputation = reputation("r9", LineIT::assess);
                var policy = policy("p9")) {
            ready(reputation, policy);
            inquiry("{\"type\":\"connection-inquiry\",\"version\":99,\"event\":{}}");
            for (int i = 0; i <= KafkaLineParking.MOST; i++) {
                inquiry("much garbage " + i);
            }
            questions.ask(question(Duration.ofSeconds(4))).join();
            // It finds some of the other tests, too.
            await().untilAsserted(() -> assertThat(parked()).contains("much garbage 5"));
            assertThat(parked())
                    .noneMatch(value -> value.contains("\"version\":99"))
                    .doesNotContain("much garbage " + KafkaLineParking.MOST);
        }
    }

    private static void inquiry(String value) {
        durable.send(new ProducerRecord<>(Topics.INQUIRIES, 0, null, value.getBytes()))
                .join();
    }

    @Test
    void work_that_fails_costs_only_its_own_question() {
        try (var reputation = reputation("r6", event -> {
                    switch (((Inquiry) event).sessionId()) {
                        case "bad" -> throw new IllegalStateException("planted");
                        case "worse" -> throw new AssertionError("planted");
                        default -> {
                            return assess(event);
                        }
                    }
                });
                var policy = policy("p6")) {
            ready(reputation, policy);
            for (var session : List.of("bad", "worse")) {
                var bad = questions.ask(new Inquiry.Connection(
                        UUID.randomUUID().toString(), session, Instant.now().plusMillis(500), client()));
                questions.ask(question(Duration.ofSeconds(4))).join();
                assertThatThrownBy(bad::join).as(session).isInstanceOf(CompletionException.class);
            }
        }
    }

    @Test
    void the_broker_goes_and_comes_back_and_questions_are_answered_again() {
        try (var reputation = reputation("r7", LineIT::assess);
                var policy = policy("p7")) {
            ready(reputation, policy);
            questions.ask(question(Duration.ofSeconds(4))).join();
            kafka.restart();
            await().atMost(Duration.ofSeconds(20))
                    .ignoreExceptions()
                    .until(() -> questions.ask(question(Duration.ofSeconds(1))).join() != null);
        }
    }

    @Test
    void who_stops_finishes_what_it_has_and_the_other_takes_over_at_once() {
        var held = new CopyOnWriteArrayList<CompletableFuture<Event>>();
        var kept = new CopyOnWriteArrayList<Event>();
        KafkaLineStage.Work holding = event -> {
            kept.add(event);
            var later = new CompletableFuture<Event>();
            held.add(later);
            return later;
        };
        try (var leaving = reputation("r9", "a", holding);
                var policy = policy("p9")) {
            ready(leaving, policy);
            var inWork = questions.ask(question(Duration.ofSeconds(8)));
            await().until(() -> held.size() == 1);
            try (var staying = reputation("r9", "b", event -> CompletableFuture.completedFuture(assess(event)))) {
                ready(staying);
                var closing = CompletableFuture.runAsync(leaving::close);
                long start = System.nanoTime();
                // One after the other, so that both partitions have had their turn.
                await().until(() -> IntStream.range(0, 6).allMatch(_ -> answered()));
                assertThat(Duration.ofNanos(System.nanoTime() - start))
                        .as("sooner than a session ends")
                        .isLessThan(Duration.ofSeconds(5));
                assertThat(closing).isNotDone();
                for (int i = 0; i < held.size(); i++) {
                    held.get(i).complete(assess(kept.get(i)));
                }
                closing.join();
                assertThat(inWork.join()).isNotNull();
            }
        }
    }

    private static boolean answered() {
        return questions
                .ask(question(Duration.ofMillis(900)))
                .handle((verdict, _) -> verdict != null)
                .join();
    }

    /** On the partition that the edge reads. */
    private static void verdict(byte[] value) {
        durable.send(new ProducerRecord<>(Topics.VERDICTS, 3, null, value)).join();
    }

    private List<String> parked() {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partition = List.of(new TopicPartition(Topics.PARKED, 0));
            consumer.assign(partition);
            var values = new ArrayList<String>();
            await().until(() -> {
                consumer.seekToBeginning(partition);
                values.clear();
                consumer.poll(Duration.ofSeconds(1)).forEach(r -> values.add(new String(r.value())));
                return !values.isEmpty();
            });
            return values;
        }
    }

    @Test
    void a_stage_that_is_stuck_is_not_live_and_one_without_kafka_is_not_connected() throws Exception {
        var patience = Duration.ofSeconds(2);
        var stuck = new CountDownLatch(1);
        var hops = new CopyOnWriteArrayList<Duration>();
        try (var stage = new KafkaLineStage(
                        KafkaAccess.plain(kafka.bootstrapServers()),
                        "stuck",
                        null,
                        Topics.INQUIRIES,
                        Topics.ASSESSMENTS,
                        false,
                        sender,
                        new KafkaParking(durable),
                        KafkaTraces.NONE,
                        hops::add,
                        event -> {
                            awaitUninterrupted(stuck);
                            return CompletableFuture.completedFuture(null);
                        });
                var idle = reputation("idle", LineIT::assess)) {
            ready(stage, idle);
            assertThat(stage.pulse().live(patience)).isTrue();
            var _ = questions.ask(question(Duration.ofSeconds(1)));
            await().until(() -> !stage.pulse().live(patience));
            assertThat(hops).isNotEmpty().allMatch(took -> took.compareTo(Duration.ofSeconds(5)) < 0);
            assertThat(idle.pulse().live(patience)).isTrue();
            assertThat(idle.pulse().connected(patience)).isTrue();
            stuck.countDown();
            await().until(() -> stage.pulse().live(patience));

            signal("STOP");
            try {
                await().until(() -> !idle.pulse().connected(patience));
                assertThat(idle.pulse().live(patience)).isTrue();
                assertThat(questions.live()).isTrue();
            } finally {
                signal("CONT");
            }
            await().until(() -> idle.pulse().connected(patience));
            assertThat(idle.ready()).isTrue();
        }
    }

    private static void ready(KafkaLineStage... stages) {
        for (var stage : stages) {
            await().atMost(Duration.ofSeconds(20)).until(stage::ready);
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void signal(String name) throws Exception {
        var pid = Long.toString(kafka.child().pid());
        assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor())
                .isZero();
    }

    private interface Answer {
        Event to(Event event);
    }

    private static KafkaLineStage reputation(String group, Answer answer) {
        return reputation(group, "0", event -> CompletableFuture.completedFuture(answer.to(event)));
    }

    private static KafkaLineStage reputation(String group, String instance, KafkaLineStage.Work work) {
        return new KafkaLineStage(
                KafkaAccess.plain(kafka.bootstrapServers()),
                group,
                instance,
                Topics.INQUIRIES,
                Topics.ASSESSMENTS,
                false,
                sender,
                new KafkaParking(durable),
                KafkaTraces.NONE,
                Hops.NONE,
                work);
    }

    private static KafkaLineStage policy(String group) {
        return new KafkaLineStage(
                KafkaAccess.plain(kafka.bootstrapServers()),
                group,
                null,
                Topics.ASSESSMENTS,
                Topics.VERDICTS,
                true,
                sender,
                new KafkaParking(durable),
                KafkaTraces.NONE,
                Hops.NONE,
                event -> CompletableFuture.completedFuture(judge((Assessment) event)));
    }

    private static Event assess(Event event) {
        return new Assessment((Inquiry) event, Findings.OfConnection.only(NOTHING), List.of());
    }

    private static Event judge(Assessment assessment) {
        return new Verdict.Connection(assessment.inquiry().id(), "test", new Decision.Accept("test"), NOTHING);
    }

    private static Inquiry question(Duration patience) {
        return new Inquiry.Connection(
                UUID.randomUUID().toString(), "session", Instant.now().plus(patience), client());
    }

    private static Client client() {
        return new Client("192.0.2.7", 1234, "mx", ListenerKind.MX, false);
    }
}
