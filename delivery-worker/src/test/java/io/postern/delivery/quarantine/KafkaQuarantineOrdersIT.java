// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.CompletableFuture.failedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Command;
import io.postern.contracts.event.Command.Action;
import io.postern.contracts.event.DeliveryOutcome;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.QuarantinedMessage;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.topic.Topics;
import io.postern.contracts.wire.JsonEvents;
import io.postern.testkit.servers.TestKafka;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders about entries in quarantine, in a real Kafka. */
class KafkaQuarantineOrdersIT implements Discharge {
    private final List<OutboundMessage> released = new CopyOnWriteArrayList<>();
    private final List<DeliveryOutcome> deleted = new CopyOnWriteArrayList<>();
    private TestKafka kafka;
    private KafkaSender sender;
    private KafkaQuarantine quarantine;
    private KafkaQuarantineEntries entries;

    @BeforeEach
    void open() {
        kafka = TestKafka.sharedWithFreshTopics();
        forgetGroup();
        sender = KafkaSender.durable(KafkaAccess.plain(kafka.bootstrapServers()), "test", Duration.ofSeconds(10));
        quarantine = new KafkaQuarantine(sender);
        entries =
                new KafkaQuarantineEntries(KafkaAccess.plain(kafka.bootstrapServers()), "test", Duration.ofSeconds(10));
    }

    @AfterEach
    void close() {
        entries.close();
        sender.close();
    }

    @Test
    void entries_are_found_until_they_are_removed() {
        assertThat(entries.find("nothing")).isEmpty();
        var one = put(Refused.entry("a@local.test"));
        var two = put(Refused.entry("b@local.test"));
        var three = put(Refused.entry("c@local.test"));
        assertThat(find(two)).isEqualTo(two.id());
        assertThat(find(one)).isEqualTo(one.id());
        quarantine.remove(two.id()).toCompletableFuture().join();
        assertThat(entries.find(two.id())).isEmpty();
        assertThat(find(three)).isEqualTo(three.id());
        put(one);
        assertThat(find(one)).isEqualTo(one.id());
    }

    @Test
    void released_mail_goes_on_and_deleted_mail_ends() {
        var one = put(Refused.entry("a@local.test"));
        var two = put(Refused.entry("b@local.test"));
        order(Action.RELEASE, "nothing");
        order(Action.RELEASE, one.id());
        order(Action.DELETE, two.id());
        try (var orders = orders(null, quarantine)) {
            Awaitility.await().until(this::allCommitted);
            assertThat(orders.ready()).isTrue();
        }
        assertThat(released)
                .extracting(OutboundMessage::recordId)
                .containsExactly(one.message().recordId() + "-r1");
        assertThat(deleted).extracting(DeliveryOutcome::recipient).containsExactly("b@local.test");
        assertThat(entries.find(one.id())).isEmpty();
        assertThat(entries.find(two.id())).isEmpty();
    }

    @Test
    void a_worker_that_dies_between_release_and_removal_leaves_the_order_to_the_next() {
        var entry = put(Refused.entry("a@local.test"));
        order(Action.RELEASE, entry.id());
        try (var first = orders("w1", new Unremoving())) {
            Awaitility.await().until(() -> first.ready() && !released.isEmpty());
        }
        assertThat(allCommitted()).isFalse();
        try (var _ = orders("w1", quarantine)) {
            Awaitility.await().until(this::allCommitted);
        }
        // The ledger knows the record by its id, and delivers it once.
        assertThat(released.stream().map(OutboundMessage::recordId).distinct())
                .containsExactly(entry.message().recordId() + "-r1");
        assertThat(released.size()).isGreaterThanOrEqualTo(2);
        assertThat(entries.find(entry.id())).isEmpty();
    }

    @Test
    void an_order_that_was_carried_out_is_not_carried_out_again() {
        var entry = put(Refused.entry("a@local.test"));
        order(Action.RELEASE, entry.id());
        try (var _ = orders("w1", quarantine)) {
            Awaitility.await().until(this::allCommitted);
        }
        // As if it had been written late.
        put(entry);
        var other = put(Refused.entry("b@local.test"));
        order(Action.DELETE, other.id());
        try (var _ = orders("w1", quarantine)) {
            Awaitility.await().until(this::allCommitted);
        }
        assertThat(released).hasSize(1);
        assertThat(deleted).hasSize(1);
        assertThat(find(entry)).isEqualTo(entry.id());
    }

    private KafkaQuarantineOrders orders(@Nullable String instance, Quarantine where) {
        return new KafkaQuarantineOrders(
                KafkaAccess.plain(kafka.bootstrapServers()), instance, where, this, InstantSource.system());
    }

    private QuarantinedMessage put(QuarantinedMessage entry) {
        quarantine.put(entry).toCompletableFuture().join();
        return entry;
    }

    private String find(QuarantinedMessage entry) {
        return entries.find(entry.id()).orElseThrow().id();
    }

    private void order(Action action, String entry) {
        Command order = Refused.order(action, entry);
        sender.send(new ProducerRecord<>(Topics.COMMANDS, order.key().getBytes(UTF_8), JsonEvents.encode(order)))
                .join();
    }

    private boolean allCommitted() {
        var place = new TopicPartition(Topics.COMMANDS, 0);
        try (var admin = kafka.admin()) {
            var committed = admin.listConsumerGroupOffsets("postern-quarantine")
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(place);
            var end = admin.listOffsets(Map.of(place, OffsetSpec.latest()))
                    .partitionResult(place)
                    .get();
            return committed != null && committed.offset() == end.offset();
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its offsets belong to topics of an earlier test. */
    private void forgetGroup() {
        try (var admin = kafka.admin()) {
            Awaitility.await().until(() -> {
                try {
                    admin.deleteConsumerGroups(List.of("postern-quarantine"))
                            .all()
                            .get();
                    return true;
                } catch (ExecutionException e) {
                    return e.getCause() instanceof GroupIdNotFoundException;
                }
            });
        }
    }

    @Override
    public CompletionStage<Void> released(OutboundMessage message) {
        released.add(message);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Void> deleted(List<DeliveryOutcome> outcomes) {
        deleted.addAll(outcomes);
        return CompletableFuture.completedFuture(null);
    }

    /** As a worker that dies before the tombstone is written. */
    private static final class Unremoving implements Quarantine {
        @Override
        public CompletionStage<Void> put(QuarantinedMessage entry) {
            return failedFuture(new IllegalStateException("not here"));
        }

        @Override
        public CompletionStage<Void> remove(String id) {
            return failedFuture(new IllegalStateException("Kafka is away"));
        }
    }
}
