// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.learning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.access.RedisAccess;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.DeliveryOutcome.Status;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.redis.RedisLink;
import io.postern.testkit.servers.TestKafka;
import io.postern.testkit.servers.TestRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KafkaLearningIT {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Duration CHECK = Duration.ofMillis(300);
    private final TestKafka kafka = TestKafka.sharedWithFreshTopics();
    private final TestRedis redis = TestRedis.sharedAndEmpty();
    private final RedisLink link = new RedisLink(RedisAccess.plain(redis.url()), Duration.ofSeconds(2));
    private final RedisSiteWaits waits = new RedisSiteWaits(link, System::nanoTime);
    private KafkaSender sender;
    private Instant now = Instant.now();

    @BeforeEach
    void open() {
        sender = KafkaSender.durable(KafkaAccess.plain(kafka.bootstrapServers()), "test", Duration.ofSeconds(10));
        await().ignoreExceptions()
                .until(() -> RedisSiteWaitsIT.get(link.run(c -> c.ping())).equals("PONG"));
    }

    @AfterEach
    void close() {
        sender.close();
        link.close();
    }

    @Test
    void a_site_is_learned_from_what_it_took() {
        try (var _ = learning()) {
            put(Seen.refused("x.test", next(), Duration.ofMinutes(1)));
            put(Seen.taken("x.test", next(), FIVE));
            put(Seen.outcome("plain.test", next(), Status.DELIVERED, null, null));
            known("x.test");
            assertThat(count("KEYS postern:wait:*")).isEqualTo("*1");
        }
    }

    @Test
    void a_record_that_nobody_can_read_is_passed_over() {
        sender.send(new ProducerRecord<>(Topics.DELIVERIES, new byte[] {1, 2, 3}))
                .join();
        put(Seen.taken("x.test", next(), FIVE));
        try (var _ = learning()) {
            known("x.test");
        }
    }

    @Test
    void an_emptied_redis_learns_again_from_the_beginning() {
        put(Seen.taken("old.test", next(), FIVE));
        try (var _ = learning()) {
            known("old.test");
            await().atMost(PATIENCE).until(() -> committed() == 1);
            redis.empty();
            await().atMost(PATIENCE)
                    .until(() -> count("LLEN postern:wait:{old.test}").equals(":1"));
            put(Seen.taken("new.test", next(), FIVE));
            known("new.test");
        }
    }

    @Test
    void a_redis_that_was_emptied_meanwhile_learns_again_at_the_start() {
        put(Seen.taken("old.test", next(), FIVE));
        try (var _ = learning()) {
            known("old.test");
            await().atMost(PATIENCE).until(() -> committed() == 1);
        }
        redis.empty();
        try (var _ = learning()) {
            await().atMost(PATIENCE)
                    .until(() -> count("LLEN postern:wait:{old.test}").equals(":1"));
        }
    }

    @Test
    void what_was_learned_is_not_read_again_after_a_restart() {
        put(Seen.taken("x.test", next(), FIVE));
        try (var _ = learning()) {
            known("x.test");
            await().atMost(PATIENCE).until(() -> committed() == 1);
        }
        TestRedis.command(redis.port(), "DEL postern:wait:{x.test}");
        put(Seen.taken("y.test", next(), FIVE));
        try (var _ = learning()) {
            await().atMost(PATIENCE)
                    .until(() -> count("LLEN postern:wait:{y.test}").equals(":1"));
            assertThat(count("EXISTS postern:wait:{x.test}")).isEqualTo(":0");
        }
    }

    @Test
    void what_comes_while_redis_is_away_is_learned_when_it_is_back() {
        var gone = new RedisLink(RedisAccess.plain("redis://127.0.0.1:1"), Duration.ofMillis(200));
        put(Seen.taken("x.test", next(), FIVE));
        try (gone;
                var _ = new KafkaLearning(
                        KafkaAccess.plain(kafka.bootstrapServers()),
                        new RedisSiteWaits(gone, System::nanoTime),
                        CHECK)) {
            await().during(Duration.ofSeconds(3)).atMost(PATIENCE).until(() -> committed() <= 0);
        }
        try (var _ = learning()) {
            known("x.test");
        }
    }

    @Test
    void a_restarted_redis_is_learned_into() {
        try (var _ = learning()) {
            put(Seen.taken("x.test", next(), FIVE));
            known("x.test");
            redis.restart();
            put(Seen.taken("y.test", next(), FIVE));
            await().atMost(PATIENCE)
                    .until(() -> count("LLEN postern:wait:{y.test}").equals(":1"));
        }
    }

    private KafkaLearning learning() {
        return new KafkaLearning(KafkaAccess.plain(kafka.bootstrapServers()), waits, CHECK);
    }

    private void known(String destination) {
        await("the wait of " + destination).atMost(PATIENCE).until(() -> FIVE.equals(waits.of(destination)));
    }

    private Instant next() {
        now = now.plusSeconds(1);
        return now;
    }

    private void put(DeliveryOutcome outcome) {
        var key = outcome.messageId().getBytes(UTF_8);
        sender.send(new ProducerRecord<>(Topics.DELIVERIES, key, JsonEvents.encode(outcome)))
                .join();
    }

    private String count(String command) {
        return TestRedis.command(redis.port(), command);
    }

    /** Where the group is; -1 if it has committed nothing. */
    private long committed() throws Exception {
        try (var admin = kafka.admin()) {
            Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets("postern-learning")
                    .partitionsToOffsetAndMetadata()
                    .get(10, TimeUnit.SECONDS);
            var offset = offsets.get(new TopicPartition(Topics.DELIVERIES, 0));
            return offset == null ? -1 : offset.offset();
        }
    }
}
