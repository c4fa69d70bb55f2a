// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.contracts.access.KafkaAccess;
import io.postern.contracts.event.Command.Target;
import io.postern.contracts.event.Lane;
import io.postern.contracts.event.OutboundMessage;
import io.postern.contracts.event.Progress;
import io.postern.contracts.line.KafkaParking;
import io.postern.contracts.line.KafkaSender;
import io.postern.contracts.topic.RetryTiers;
import io.postern.contracts.topic.Topics;
import io.postern.delivery.Mails;
import io.postern.delivery.Records;
import io.postern.testkit.servers.TestKafka;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KafkaSchedulerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String LANE = Topics.outbound(Lane.INCOMING);

    private final TestKafka kafka = TestKafka.sharedWithFreshTopics();
    private final RetryTiers tiers = RetryTiers.of(List.of(Duration.ofMinutes(15)));
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private final AtomicLong latest = new AtomicLong();
    private final AtomicInteger moved = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger faults = new AtomicInteger();
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private int planted;
    private KafkaSender sender;
    private KafkaOutbox outbox;

    @BeforeEach
    void connect() {
        sender = KafkaSender.durable(KafkaAccess.plain(kafka.bootstrapServers()), "test", Duration.ofSeconds(20));
        outbox = new KafkaOutbox(sender, tiers, Duration.ofSeconds(1), Clock.systemUTC());
    }

    @AfterEach
    void disconnect() {
        sender.close();
        assertThat(faults).as("faults of ours, which the log tells").hasValue(planted);
    }

    @Test
    void a_hint_behind_a_hundred_thousand_long_waits_leaves_in_time() {
        var many = new ArrayList<CompletableFuture<?>>();
        for (int i = 0; i < 100_000; i++) {
            var filler = new ProducerRecord<>("postern.retry.15m", "x.test".getBytes(), new byte[200]);
            KafkaLabels.write(filler, LANE, Instant.now().plusSeconds(900));
            many.add(sender.send(filler));
        }
        CompletableFuture.allOf(many.toArray(CompletableFuture[]::new)).join();
        try (var scheduler = scheduler(null)) {
            await().atMost(PATIENCE).until(scheduler::ready);
            assertThat(scheduler.waiting().records()).containsEntry("postern.retry.15m", 100_000);
            assertThat(scheduler.waiting().octets()).isLessThan(64L * 100_000);
            var when = Instant.now().plusSeconds(2);
            var hint = new ProducerRecord<>("postern.retry.15m", "x.test".getBytes(), new byte[] {1});
            KafkaLabels.write(hint, LANE, when);
            sender.send(hint).join();
            await().atMost(PATIENCE).until(() -> moved.get() == 1);
            assertThat(Instant.now()).isBetween(when, when.plusSeconds(2));
        }
        latest.set(0);
        try (var scheduler = scheduler(null)) {
            await("it is ready again").atMost(PATIENCE).until(scheduler::ready);
            assertThat(scheduler.waiting().records()).containsEntry("postern.retry.15m", 100_000);
            assertThat(moved).as("what was moved is not moved again").hasValue(1);
        }
    }

    @Test
    void two_share_the_work_and_a_rebalance_moves_nobody_twice() {
        for (int i = 0; i < 50; i++) {
            wait(Duration.ofMillis(1500 + 20L * i));
        }
        try (var one = scheduler("one")) {
            await().atMost(PATIENCE).until(one::ready);
            try (var other = scheduler("other")) {
                await().atMost(PATIENCE).until(() -> moved.get() == 50);
                assertThat(other).isNotNull();
            }
        }
        assertThat(Records.count(kafka, LANE)).isEqualTo(50);
        assertThat(lost).hasValue(0);
    }

    @Test
    void held_mail_stays_until_it_is_woken_and_one_released_meanwhile_comes_at_once() {
        var stays = Mails.to("a@x.test");
        var goes = Mails.to("b@x.test");
        held.add(stays.messageId());
        outbox.hold(stays, "x.test").toCompletableFuture().join();
        outbox.hold(goes, "x.test").toCompletableFuture().join();
        try (var scheduler = scheduler(null)) {
            await().atMost(PATIENCE).until(() -> moved.get() == 1);
            await().atMost(PATIENCE).until(() -> scheduler.waiting().records(RetryTiers.HELD) == 1);
            held.clear();
            scheduler.wake(new Target(Target.Kind.MESSAGE, stays.messageId()));
            await().atMost(PATIENCE).until(() -> moved.get() == 2);
        }
    }

    @Test
    void what_an_order_is_about_is_due_at_once() {
        var mail = wait(Duration.ofMinutes(10));
        wait(Duration.ofMinutes(10));
        try (var scheduler = scheduler(null)) {
            await().atMost(PATIENCE).until(scheduler::ready);
            scheduler.wake(new Target(Target.Kind.MESSAGE, mail.messageId()));
            await().atMost(PATIENCE).until(() -> moved.get() == 1);
            scheduler.wake(new Target(Target.Kind.SENDER, "sender@example.org"));
            await().atMost(PATIENCE).until(() -> moved.get() == 2);
        }
    }

    @Test
    void garbage_is_parked_and_a_record_that_was_removed_by_hand_is_counted() throws Exception {
        wait(Duration.ofSeconds(50));
        try (var scheduler = scheduler(null);
                var admin = kafka.admin()) {
            await().atMost(PATIENCE).until(() -> scheduler.waiting().records("postern.retry.1m") == 1);
            sender.send(new ProducerRecord<>("postern.retry.1m", null, "garbage".getBytes()))
                    .join();
            await().atMost(PATIENCE).until(() -> Records.count(kafka, Topics.PARKED) == 1);
            admin.deleteRecords(Map.of(new TopicPartition("postern.retry.1m", 0), RecordsToDelete.beforeOffset(1)))
                    .all()
                    .get();
            scheduler.wake(new Target(Target.Kind.SENDER, "sender@example.org"));
            await().atMost(PATIENCE).until(() -> lost.get() == 1);
            await().atMost(PATIENCE)
                    .until(() ->
                            scheduler.committed().getOrDefault(new TopicPartition("postern.retry.1m", 0), 0L) == 2);
        }
    }

    /** What counts the fault fails, too: so it leaves the reading of a poll at the second of three. */
    @Test
    void what_escapes_from_the_middle_of_a_poll_leaves_nothing_out() {
        var mails = List.of(Mails.to("a@x.test"), Mails.to("b@x.test"), Mails.to("c@x.test"));
        mails.forEach(mail -> outbox.hold(mail, "x.test").toCompletableFuture().join());
        broken.addAll(List.of(mails.get(1).messageId(), "counting"));
        mails.forEach(mail -> held.add(mail.messageId()));
        try (var scheduler = scheduler(null)) {
            await().atMost(PATIENCE).until(() -> scheduler.waiting().records(RetryTiers.HELD) == 3);
            assertThat(broken).isEmpty();
            broken.add("moved");
            held.clear();
            mails.forEach(mail -> scheduler.wake(new Target(Target.Kind.MESSAGE, mail.messageId())));
            await().atMost(PATIENCE)
                    .until(() -> scheduler.committed().getOrDefault(new TopicPartition(RetryTiers.HELD, 0), 0L) == 3);
            assertThat(scheduler.ready()).isTrue();
        }
        assertThat(Records.count(kafka, LANE)).isEqualTo(3);
        planted = 3;
    }

    private OutboundMessage wait(Duration time) {
        var mail = Mails.to("a@x.test");
        var later = mail.again(mail.recipients(), 2, Instant.now().plus(time), Progress.NONE);
        outbox.retry(later, "x.test").toCompletableFuture().join();
        return mail;
    }

    private KafkaScheduler scheduler(@Nullable String instance) {
        return new KafkaScheduler(
                KafkaAccess.plain(kafka.bootstrapServers()),
                instance,
                tiers,
                outbox,
                new KafkaParking(sender),
                (message, from, destinations) -> {
                    if (broken.remove(message)) {
                        throw new IllegalStateException("planted");
                    }
                    return held.contains(message);
                },
                Clock.systemUTC(),
                new SchedulerTally() {
                    @Override
                    public void moved(long lateMillis) {
                        latest.accumulateAndGet(lateMillis, Math::max);
                        moved.incrementAndGet();
                        if (broken.remove("moved")) {
                            throw new IllegalStateException("planted");
                        }
                    }

                    @Override
                    public void lost() {
                        lost.incrementAndGet();
                    }

                    @Override
                    public void fault() {
                        faults.incrementAndGet();
                        if (broken.remove("counting")) {
                            throw new NoClassDefFoundError("planted");
                        }
                    }
                });
    }
}
