// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.topic.Topics;
import io.postern.delivery.lane.KafkaFinishedRanges;
import io.postern.testkit.servers.TestKafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A window on a real topic; what becomes of a record is in the hands of the test. */
class KafkaWindowIT {
    private static final String TOPIC = Topics.RETRY_1M;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final TestKafka kafka = TestKafka.sharedWithFreshTopics();
    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private final Set<String> forgotten = ConcurrentHashMap.newKeySet();
    private KafkaSender sender;

    /** A record in work until the test says otherwise. */
    private static final class Held implements Work {
        final CompletableFuture<@Nullable String> done = new CompletableFuture<>();
        volatile boolean aborted;
        volatile boolean sent;

        @Override
        public CompletionStage<@Nullable String> done() {
            return done;
        }

        @Override
        public void abort() {
            aborted = true;
            if (!sent) {
                done.completeExceptionally(new IllegalStateException("aborted"));
            }
        }

        @Override
        public boolean goesOn() {
            return sent && aborted;
        }
    }

    @BeforeEach
    void open() {
        sender = KafkaSender.durable(KafkaAccess.plain(kafka.bootstrapServers()), "test", Duration.ofSeconds(10));
    }

    @AfterEach
    void close() {
        sender.close();
    }

    @Test
    void after_a_restart_only_what_was_not_finished_comes_again() {
        put("a", "b", "c");
        try (var _ = window("g1", Duration.ZERO)) {
            await().atMost(PATIENCE).until(() -> held.keySet().containsAll(List.of("a", "b", "c")));
            held.get("a").done.complete("record-a");
            held.get("c").done.complete(null);
            await().atMost(PATIENCE).until(() -> forgotten.contains("record-a"));
        }
        held.clear();
        try (var _ = window("g1", Duration.ZERO)) {
            await().atMost(PATIENCE).until(() -> held.keySet().containsAll(List.of("b", "c")));
            assertThat(held).doesNotContainKey("a");
        }
    }

    @Test
    void what_is_aborted_on_the_way_out_is_not_committed() {
        put("a");
        try (var _ = window("g2", Duration.ZERO)) {
            await().atMost(PATIENCE).until(() -> held.containsKey("a"));
        }
        assertThat(held.get("a").aborted).isTrue();
        held.clear();
        try (var _ = window("g2", Duration.ZERO)) {
            await().atMost(PATIENCE).until(() -> held.containsKey("a"));
        }
    }

    @Test
    void what_finishes_within_the_grace_is_committed() {
        put("a");
        try (var window = window("g3", Duration.ofSeconds(20))) {
            await().atMost(PATIENCE).until(() -> held.containsKey("a"));
            window.stop();
            held.get("a").done.complete(null);
        }
        assertThat(held.get("a").aborted).isFalse();
        held.clear();
        put("b");
        try (var _ = window("g3", Duration.ZERO)) {
            await().atMost(PATIENCE).until(() -> held.containsKey("b"));
            assertThat(held).doesNotContainKey("a");
        }
    }

    @Test
    void work_that_fails_begins_anew() {
        put("a");
        try (var _ = window("g4", Duration.ZERO)) {
            await().atMost(PATIENCE).until(() -> held.containsKey("a"));
            var first = held.remove("a");
            first.done.completeExceptionally(new IllegalStateException("no"));
            await().atMost(PATIENCE).until(() -> held.containsKey("a"));
        }
    }

    /** As after Kafka stood still for longer than a session: nobody died, and the servers are in the middle of it. */
    @Test
    void what_is_in_work_when_kafka_forgets_the_member_is_not_cut_off_within_the_grace() throws Exception {
        put("a");
        try (var _ = window("g7", Duration.ofSeconds(10));
                var admin = kafka.admin()) {
            await().atMost(PATIENCE).until(() -> held.containsKey("a"));
            var first = held.remove("a");
            admin.removeMembersFromConsumerGroup("g7", new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
            await().atMost(PATIENCE).until(() -> held.containsKey("a"));
            assertThat(first.aborted).isFalse();
            first.done.complete(null);
            held.get("a").done.complete(null);
        }
    }

    @Test
    void a_stop_waits_for_what_goes_on_and_lets_others_have_the_partition_meanwhile() {
        put("a");
        var window = window("g8", Duration.ZERO);
        await().atMost(PATIENCE).until(() -> held.containsKey("a"));
        var first = held.remove("a");
        first.sent = true;
        var closing = CompletableFuture.runAsync(window::close);
        try (var _ = window("g8", "other", Duration.ZERO)) {
            await().atMost(PATIENCE).until(() -> held.containsKey("a"));
            assertThat(first.aborted).isTrue();
            assertThat(closing).isNotDone();
            first.done.complete(null);
            await().atMost(PATIENCE).until(closing::isDone);
        }
    }

    @Test
    void a_stop_waits_for_what_goes_on_of_a_partition_that_was_lost_before() throws Exception {
        put("a");
        var window = window("g9", Duration.ZERO);
        try (var admin = kafka.admin()) {
            await().atMost(PATIENCE).until(() -> held.containsKey("a"));
            var first = held.remove("a");
            first.sent = true;
            admin.removeMembersFromConsumerGroup("g9", new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
            await().atMost(PATIENCE).until(() -> held.containsKey("a") && first.aborted);
            var closing = CompletableFuture.runAsync(window::close);
            await().atMost(PATIENCE).until(() -> held.get("a").aborted);
            await().during(Duration.ofMillis(1500)).until(() -> !closing.isDone());
            first.done.complete(null);
            await().atMost(PATIENCE).until(closing::isDone);
        }
    }

    @Test
    void a_full_window_takes_no_more_until_there_is_room() {
        put("a", "b", "c", "d", "e");
        try (var window = window("g5", Duration.ZERO)) {
            await().atMost(PATIENCE).until(() -> held.size() == 3);
            await().during(Duration.ofMillis(500)).until(() -> held.size() == 3 && window.inWork() == 3);
            held.get("b").done.complete(null);
            await().atMost(PATIENCE).until(() -> held.containsKey("d"));
            assertThat(held).doesNotContainKey("e");
        }
    }

    @Test
    void finished_ranges_are_removed_from_the_topic_and_nothing_else() {
        put("a", "b", "c");
        try (var window = window("g6", Duration.ZERO);
                var ranges = new KafkaFinishedRanges(
                        KafkaAccess.plain(kafka.bootstrapServers()), List.of(window::committed))) {
            await().atMost(PATIENCE).until(() -> held.size() == 3);
            held.get("a").done.complete(null);
            held.get("c").done.complete(null);
            await().atMost(PATIENCE).untilAsserted(() -> {
                ranges.remove();
                assertThat(beginning()).isEqualTo(1);
            });
        }
    }

    private long beginning() throws Exception {
        var place = new TopicPartition(TOPIC, 0);
        try (var admin = kafka.admin()) {
            return admin.listOffsets(Map.of(place, OffsetSpec.earliest()))
                    .partitionResult(place)
                    .get()
                    .offset();
        }
    }

    private KafkaWindow window(String group, Duration grace) {
        return window(group, "one", grace);
    }

    private KafkaWindow window(String group, String name, Duration grace) {
        var reading = new Reading(KafkaAccess.plain(kafka.bootstrapServers()), group, name, TOPIC, 3, 1 << 20, grace);
        return new KafkaWindow(
                reading,
                next -> {
                    var work = new Held();
                    held.put(new String(next.value()), work);
                    return work;
                },
                forgotten::addAll);
    }

    private void put(String... values) {
        for (var value : values) {
            sender.send(new ProducerRecord<>(TOPIC, null, value.getBytes())).join();
        }
    }
}
