// SPDX-License-Identifier: Apache-2.0
package io.postern.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.event.Assessment;
import io.postern.contracts.event.Decision;
import io.postern.contracts.event.Judgement;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.Verdict;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.embedded.EmbeddedRedis;
import io.postern.policy.verdict.Asking;
import io.postern.testkit.servers.TestKafka;
import io.postern.testkit.servers.TestRedis;
import io.postern.testkit.system.Processes;
import io.postern.testkit.system.SystemTopics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service between real Kafka and real Redis. */
class PolicyServiceIT {
    private static final String SETTINGS = """
            postern:
              relay-domains: [local.test]
              greylist: {block-period: 1s, pass-period: 5m, record-expiration: 1d}
              dnsbl: {zones: {zen.test: {action: block}}}
            """;

    @TempDir
    static Path folder;

    private static SystemTopics topics;
    private static EmbeddedRedis redis;
    private static PolicyProcess service;
    private static KafkaAsker asker;

    @BeforeAll
    static void start() {
        var kafka = TestKafka.sharedWithFreshTopics().bootstrapServers();
        topics = new SystemTopics(kafka);
        redis = EmbeddedRedis.start(folder.resolve("redis"), 0).await(Duration.ofSeconds(20));
        service = new PolicyProcess(folder, kafka, redis.url(), SETTINGS).awaitReady();
        asker = new KafkaAsker(kafka, 1);
    }

    @AfterAll
    static void stop() {
        asker.close();
        service.close();
        redis.close();
    }

    @Test
    void a_stranger_waits_and_is_then_let_in_and_all_of_it_is_kept() {
        var sender = someone() + "@x.test";
        var first = envelope(sender, "bob@local.test", "bob@elsewhere.test");
        assertThat(decisions(first))
                .containsExactly("greylisted 451 4.7.1 Greylisted, please try again in 1 seconds", "relay-denied");
        await("let in").until(() -> decisions(envelope(sender, "bob@local.test")), List.of("greylist-waited")::equals);
        assertThat(decisions(envelope(sender, "bob@local.test"))).containsExactly("greylist-known");

        var message = (Verdict.Message) asker.ask(asking().message(sender, "bob@local.test"));
        assertThat(message.lane()).isEqualTo(Lane.INCOMING);
        assertThat(message.decisions()).containsExactly(new Decision.Accept("accepted"));

        await("in the history")
                .until(() -> topics.events(Topics.HISTORY, Judgement.class).stream()
                        .anyMatch(kept -> kept.verdict().equals(message)));
        assertThat(topics.events(Topics.HISTORY, Judgement.class))
                .anyMatch(kept -> kept.assessment().equals(first));
        await("its network is remembered")
                .until(() -> TestRedis.command(redis.port(), "EXISTS postern:conduct:{n:192.0.2.0/24}"), ":1"::equals);
    }

    @Test
    void a_connection_is_welcome() {
        assertThat(asker.ask(asking().connection()))
                .isInstanceOfSatisfying(
                        Verdict.Connection.class,
                        verdict -> assertThat(verdict.decision()).isInstanceOf(Decision.Accept.class));
    }

    @Test
    void the_null_sender_waits_after_data() {
        var to = someone() + "@local.test";
        assertThat(decisions(envelope("", to))).containsExactly("greylist-after-data");
        assertThat(((Verdict.Message) asker.ask(asking().message("", to))).decisions())
                .singleElement()
                .isInstanceOf(Decision.Defer.class);
    }

    @Test
    void garbage_is_parked_and_late_questions_are_dropped_and_the_line_goes_on() {
        long parked = topics.written(Topics.PARKED);
        var late = Asking.stranger(UUID.randomUUID().toString(), Instant.now().minusSeconds(1));
        asker.send("garbage".getBytes(StandardCharsets.UTF_8));
        asker.send("{\"type\":\"assessment\",\"version\":1,\"event\":{}}".getBytes(StandardCharsets.UTF_8));
        asker.send(JsonEvents.encode(late.envelope("a@x.test", "late@local.test")));
        assertThat(decisions(envelope("a@x.test", "bob@elsewhere.test"))).containsExactly("relay-denied");
        assertThat(asker.verdict(late.id())).isNull();
        await("parked").until(() -> topics.written(Topics.PARKED), now -> now == parked + 2);
        assertThat(service.get("/q/metrics")).contains("postern_records_parked_total{service=\"policy-service\"} 2.0");
        assertThat(service.log()).doesNotContain("Exception").doesNotContain("\tat ");
    }

    @Test
    void what_was_decided_is_counted() {
        decisions(envelope("a@x.test", "bob@elsewhere.test"));
        assertThat(service.get("/q/health/live")).startsWith("200 ");
        assertThat(service.get("/q/health")).contains("\"kafka\": \"connected\"", "\"redis\": \"connected\"");
        assertThat(service.get("/q/metrics"))
                .contains("postern_policy_verdicts_total{answer=\"reject\",kind=\"envelope\",rule=\"relay-denied\"")
                .contains("postern_history_waiting_bytes")
                .contains("postern_conduct_dropped_total{reason=\"new\"}")
                .contains("postern_greylist_attempts_total");
    }

    @Test
    void a_hung_redis_refuses_and_delays_nobody_and_the_service_stays_ready() {
        Processes.signal(redis.child().pid(), "STOP");
        try {
            for (int i = 0; i < 5; i++) {
                assertThat(decisions(envelope(someone() + "@x.test", "bob@local.test")))
                        .containsExactly("greylist-away");
            }
            assertThat(service.ready()).isTrue();
        } finally {
            Processes.signal(redis.child().pid(), "CONT");
        }
        await("greylisting goes on")
                .until(() -> decisions(envelope(someone() + "@x.test", "bob@local.test"))
                        .getFirst()
                        .startsWith("greylisted "));
    }

    /** In letters only: numbers and ids are folded. */
    private static String someone() {
        return UUID.randomUUID()
                .toString()
                .replace("-", "")
                .chars()
                .map(c -> c <= '9' ? c - '0' + 'g' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Asking asking() {
        return Asking.stranger(
                UUID.randomUUID().toString(), Instant.now().plusSeconds(4).truncatedTo(ChronoUnit.MILLIS));
    }

    private static Assessment envelope(String from, String... to) {
        return asking().envelope(from, to);
    }

    private static List<String> decisions(Assessment assessment) {
        return ((Verdict.Envelope) asker.ask(assessment))
                .decisions().stream()
                        .map(decision -> switch (decision) {
                            case Decision.Defer(var rule, var reply) -> rule + " " + reply.line();
                            default -> decision.rule();
                        })
                        .toList();
    }
}
