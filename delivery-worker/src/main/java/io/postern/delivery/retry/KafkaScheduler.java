// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.postern.contracts.event.Command.Target;
import io.postern.contracts.line.KafkaParking;
import io.postern.contracts.topic.RetryTiers;
import io.postern.contracts.wire.UnreadableRecord;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/** Moves mail that waits to its lane when its time has come. One thread reads ahead; another moves what is due. */
public final class KafkaScheduler implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(KafkaScheduler.class.getName());
    /** A wait is never longer, so that nothing depends on how well it was computed. */
    private static final long LONGEST_PAUSE = 200;

    private static final long COMMIT_MILLIS = 500;
    private static final long AGAIN_MILLIS = 1000;
    private static final int BATCH = 400;
    private static final int MOST_MOVING = 1200;
    /** Below Kafka's offset.metadata.max.bytes. */
    private static final int TEXT = 3500;

    private static final Duration LET_GO = Duration.ofSeconds(3);

    private final RetryTiers tiers;
    private final Holds holds;
    private final KafkaParking parking;
    private final InstantSource clock;
    private final SchedulerTally tally;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaMover mover;
    private final Map<TopicPartition, WaitingPartition> partitions = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Runnable> news = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private long nextCommit;
    private int moving;
    private volatile Map<String, Integer> waiting = Map.of();
    private volatile long octets;
    private volatile boolean ready;
    private volatile boolean closed;

    /**
     * @param instance a name for static membership, so that a restarted worker takes its partitions over at once
     * @param holds asked about mail in the topic for held mail
     */
    public KafkaScheduler(
            String bootstrapServers,
            @Nullable String instance,
            RetryTiers tiers,
            KafkaOutbox outbox,
            KafkaParking parking,
            Holds holds,
            InstantSource clock,
            SchedulerTally tally) {
        this.tiers = tiers;
        this.holds = holds;
        this.parking = parking;
        this.clock = clock;
        this.tally = tally;
        this.consumer = KafkaRetryConsumers.readingAhead(bootstrapServers, instance);
        this.mover = new KafkaMover(KafkaRetryConsumers.readingAgain(bootstrapServers), outbox);
        this.thread = Thread.ofPlatform().name("scheduler").daemon(true).start(this::run);
    }

    /** All that waited when partitions were assigned is known. */
    public boolean ready() {
        return ready && thread.isAlive();
    }

    /** Records that wait, by topic. */
    public Map<String, Integer> waiting() {
        return waiting;
    }

    /** Memory that the pointers take. */
    public long octets() {
        return octets;
    }

    /** By partition: everything below is moved. */
    public Map<TopicPartition, Long> committed() {
        return Map.copyOf(committed);
    }

    /** Makes what an order is about due now; the attempt sees what the order says. */
    public void wake(Target target) {
        news.add(() -> {
            int hash = KafkaLabels.hash(target.value());
            for (var partition : partitions.values()) {
                if (partition.held() && target.kind() == Target.Kind.DESTINATION) {
                    // A message may have recipients in more domains than stand on its outside.
                    partition.pointers().wakeAll(now());
                    continue;
                }
                for (int place : KafkaLabels.places(target.kind())) {
                    partition.pointers().wake(place, hash, now());
                }
            }
        });
    }

    private void run() {
        var topics = new ArrayList<>(tiers.topics());
        topics.add(RetryTiers.HELD);
        consumer.subscribe(topics, new Listener());
        while (!closed) {
            try {
                step();
            } catch (WakeupException e) {
                break;
            } catch (FencedInstanceIdException e) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "another worker has this one's postern.instance.name; this one's scheduler stops reading");
                break;
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "retry topics cannot be read, trying again: " + e);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
            }
        }
        try (consumer) {
            letGo(List.copyOf(partitions.keySet()));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "the scheduler's last commit was not possible: " + e);
        }
    }

    private void step() {
        consumer.poll(Duration.ofMillis(pause())).forEach(this::read);
        hear();
        moveDue();
        commitSoon();
    }

    private void hear() {
        for (var next = news.poll(); next != null; next = news.poll()) {
            next.run();
        }
    }

    private long pause() {
        long first = Pointers.NEVER;
        for (var partition : partitions.values()) {
            first = Math.min(first, partition.pointers().firstDue());
        }
        if (moving >= MOST_MOVING || !news.isEmpty()) {
            return news.isEmpty() ? 10 : 0;
        }
        return Math.max(0, Math.min(first - now(), moving > 0 ? 20 : LONGEST_PAUSE));
    }

    private void read(ConsumerRecord<byte[], byte[]> next) {
        var place = new TopicPartition(next.topic(), next.partition());
        var partition = partitions.get(place);
        if (partition == null) {
            return;
        }
        try {
            var labels = KafkaLabels.of(next);
            if (labels.to() == null) {
                park(place, partition, next, "a record of a retry topic that belongs to no lane");
                return;
            }
            partition.read(
                    next.offset(), labels.notBefore(), clock.millis(), now(), stays(partition, next), labels.hashes());
        } catch (UnreadableRecord e) {
            park(place, partition, next, e.getMessage());
        }
    }

    private boolean stays(WaitingPartition partition, ConsumerRecord<byte[], byte[]> next) {
        if (!partition.held()) {
            return false;
        }
        var destination = next.key() == null ? "" : new String(next.key(), UTF_8);
        return holds.held(
                KafkaLabels.message(next), KafkaLabels.sender(next), List.of(destination, KafkaLabels.domain(next)));
    }

    private void park(
            TopicPartition place,
            WaitingPartition partition,
            ConsumerRecord<byte[], byte[]> garbled,
            @Nullable String why) {
        partition.passedOver(garbled.offset());
        parking.park(garbled, why)
                .whenComplete((_, failure) -> news.add(() -> {
                    if (partitions.get(place) != partition) {
                        return;
                    }
                    if (failure == null) {
                        partition.moved(garbled.offset());
                    } else {
                        park(place, partition, garbled, why);
                    }
                }));
    }

    private void moveDue() {
        long now = now();
        for (var entry : partitions.entrySet()) {
            var partition = entry.getValue();
            while (partition.pointers().firstDue() <= now && moving < MOST_MOVING) {
                var due = new ArrayList<KafkaMover.Due>();
                while (due.size() < BATCH && partition.pointers().firstDue() <= now) {
                    var hashes = new int[Pointers.HASHES];
                    long since = partition.pointers().firstDue();
                    due.add(new KafkaMover.Due(partition.pointers().poll(hashes), since, hashes));
                }
                moving += due.size();
                mover.move(
                        entry.getKey(),
                        due,
                        (one, result) -> news.add(() -> over(entry.getKey(), partition, one, result)));
            }
        }
    }

    private void over(TopicPartition place, WaitingPartition partition, KafkaMover.Due one, KafkaMover.Result result) {
        moving--;
        if (partitions.get(place) != partition) {
            return;
        }
        switch (result) {
            case MOVED -> {
                partition.moved(one.offset());
                tally.moved(Math.max(0, now() - one.since()));
            }
            case GONE -> {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "mail that waited is gone from its topic; the books show whose topic={0} partition={1} offset={2}",
                        place.topic(),
                        place.partition(),
                        Long.toString(one.offset()));
                partition.moved(one.offset());
                tally.lost();
            }
            case UNREADABLE -> partition.moved(one.offset());
            case FAILED -> partition.failed(one.offset(), now() + AGAIN_MILLIS, one.hashes());
        }
    }

    private void commitSoon() {
        if (now() < nextCommit) {
            return;
        }
        nextCommit = now() + COMMIT_MILLIS;
        var counts = new HashMap<String, Integer>();
        long memory = 0;
        boolean all = !partitions.isEmpty();
        for (var entry : partitions.entrySet()) {
            counts.merge(entry.getKey().topic(), entry.getValue().pointers().size(), Integer::sum);
            memory += entry.getValue().pointers().octets();
            entry.getValue().reached(consumer.position(entry.getKey()));
            all &= entry.getValue().caughtUp();
        }
        waiting = Map.copyOf(counts);
        octets = memory;
        ready = ready || all || joinedWithoutAny();
        var offsets = collect(partitions.keySet());
        if (!offsets.isEmpty()) {
            consumer.commitAsync(offsets, (_, failure) -> {
                if (failure == null) {
                    safe(offsets);
                }
            });
        }
    }

    private boolean joinedWithoutAny() {
        return partitions.isEmpty() && consumer.groupMetadata().generationId() > 0;
    }

    /** What is new since the last successful commit. */
    private Map<TopicPartition, OffsetAndMetadata> collect(Collection<TopicPartition> which) {
        var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
        for (var place : which) {
            var partition = partitions.get(place);
            long lowest = partition == null ? -1 : partition.lowest();
            if (partition == null || lowest < 0) {
                continue;
            }
            var commit = new OffsetAndMetadata(lowest, partition.text(TEXT));
            if (!commit.equals(uncommitted.get(place))) {
                offsets.put(place, commit);
            }
        }
        return offsets;
    }

    private void safe(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach((place, offset) -> {
            if (partitions.containsKey(place)) {
                uncommitted.put(place, offset);
                committed.put(place, offset.offset());
            }
        });
    }

    /** What is being moved gets a moment to arrive. */
    private void letGo(Collection<TopicPartition> which) {
        long end = now() + LET_GO.toMillis();
        while (moving > 0 && now() < end) {
            hear();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        hear();
        try {
            var offsets = collect(which);
            if (!offsets.isEmpty()) {
                consumer.commitSync(offsets, LET_GO);
            }
        } finally {
            drop(which);
        }
    }

    private void drop(Collection<TopicPartition> which) {
        which.forEach(partitions::remove);
        which.forEach(uncommitted::remove);
        which.forEach(committed::remove);
    }

    private static long now() {
        return System.nanoTime() / 1_000_000;
    }

    private final class Listener implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
            if (assigned.isEmpty()) {
                return;
            }
            var ends = consumer.endOffsets(assigned);
            var places = consumer.committed(new HashSet<>(assigned));
            for (var place : assigned) {
                var before = places.get(place);
                var moved = before == null ? new Moved() : Moved.from(before.offset(), before.metadata());
                boolean held = place.topic().equals(RetryTiers.HELD);
                partitions.put(
                        place,
                        new WaitingPartition(tiers.longest(place.topic()), held, moved, ends.getOrDefault(place, 0L)));
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
            letGo(revoked);
        }

        /** Somebody else has them already: nothing may be committed. */
        @Override
        public void onPartitionsLost(Collection<TopicPartition> lost) {
            drop(lost);
        }
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        mover.close();
    }
}
