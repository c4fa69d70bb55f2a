// SPDX-License-Identifier: Apache-2.0
package io.postern.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.acceptance.world.Books;
import io.postern.acceptance.world.Mail;
import io.postern.acceptance.world.World;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.contracts.wire.UnreadableRecord;
import io.postern.testkit.smtp.Answer;
import io.postern.testkit.smtp.Step;
import io.postern.testkit.system.BuiltTree;
import io.postern.testkit.system.Part;
import io.postern.testkit.system.PosternUnderTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Somebody removes records that hold mail, by hand. Nobody else notices; the books do. */
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class APlantedLossIsFoundByTheBooksIT {
    private static final String SENDER = "anna@local.test";
    private World world;
    private PosternUnderTest postern;

    @BeforeAll
    void start() {
        world = World.start(
                "planted-loss",
                settings -> settings.set("postern.delivery.attempt-limit", "7s")
                        .set("postern.books.grace", "8s")
                        .set("postern.books.checkpoint", "1s"));
        postern = world.postern();
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    @Order(1)
    @Execution(ExecutionMode.SAME_THREAD)
    void nothing_is_past_its_time_as_long_as_nothing_is_lost() throws Exception {
        var delivered = accept("fine@local.test");
        Awaitility.await("settled").until(() -> open(delivered).isEmpty());
        assertThat(postern.books().path("difference").asLong()).isZero();
        assertThat(run("books")).startsWith("0 ").contains("Balanced");
    }

    @Test
    @Order(2)
    @Execution(ExecutionMode.SAME_THREAD)
    void a_record_that_waits_for_its_next_attempt_is_missed() throws Exception {
        world.receiver().on(Step.RCPT, "waits", 1, Answer.say("451 4.7.1 Greylisted, please try again in 10 seconds"));
        var lost = accept("waits-and-is-lost@local.test");
        Awaitility.await("it waits").until(() -> state(lost).equals("waiting"));
        var record = find(Topics.RETRY_1M, lost);
        postern.topics().removeBelow(Topics.RETRY_1M, record.partition(), record.offset() + 1);
        var kept = accept("waits@local.test");

        Awaitility.await("it is missed").until(() -> overdue("not-tried-again") == 1);
        Awaitility.await("the other one is delivered").until(() -> open(kept).isEmpty());
        assertThat(postern.books().path("overdueEntries").findValuesAsText("message"))
                .containsExactly(lost);
        assertThat(run("books"))
                .startsWith("3 ")
                .contains("NOT BALANCED", lost + "  <" + SENDER + "> to <waits-and-is-lost@local.test>");
        assertThat(run("queue", "why", lost)).startsWith("0 ").contains("is past its time", "stuck, or lost");
    }

    @Test
    @Order(3)
    @Execution(ExecutionMode.SAME_THREAD)
    void a_record_that_was_never_tried_is_missed_also_by_books_that_were_started_anew() throws Exception {
        postern.freeze(Part.WORKER);
        var lost = accept("never-tried@local.test");
        Awaitility.await("the books have seen it").until(() -> state(lost).equals("lane"));
        var lane = Topics.outbound(Lane.INCOMING);
        postern.topics().removeBelow(lane, 0, postern.topics().written(lane));
        postern.replace(Part.WORKER);
        var after = accept("after@local.test");
        Awaitility.await("the next one is delivered").until(() -> open(after).isEmpty());

        Awaitility.await("it is missed").until(() -> overdue("no-outcome") == 1);
        postern.replace(Part.BOOKS);
        Awaitility.await("it is missed still").ignoreExceptions().until(() -> overdue("no-outcome") == 1);
        assertThat(postern.books().path("difference").asLong()).isZero();
        assertThat(run("queue", "list", "--overdue")).contains("never-tried@local.test", "LATE by");
    }

    /** Its id. */
    private String accept(String recipient) {
        var mail = Mail.about("planted loss");
        try (var client = world.friend()) {
            return Books.messageId(client.send(SENDER, mail.text(), recipient));
        }
    }

    private JsonNode open(String message) {
        return postern.queue("message=" + message);
    }

    private String state(String message) {
        return open(message).path(0).path("state").asText();
    }

    private long overdue(String reason) {
        return postern.books().path("overdue").path(reason).asLong();
    }

    private ConsumerRecord<byte[], byte[]> find(String topic, String message) throws UnreadableRecord {
        for (var record : postern.topics().records(topic)) {
            if (JsonEvents.decode(record.value()) instanceof OutboundMessage waiting
                    && waiting.messageId().equals(message)) {
                return record;
            }
        }
        throw new AssertionError(message + " does not wait in " + topic);
    }

    /** Exit code and words of a command of {@code ./postern}. */
    private String run(String... words) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(List.of(BuiltTree.root().resolve("postern").toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("--data-dir", postern.folder().toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("POSTERN_BUILD", "never");
        var process = builder.start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue() + " " + out;
    }
}
