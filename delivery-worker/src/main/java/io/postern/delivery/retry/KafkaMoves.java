// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.retry;

import java.util.ArrayList;
import java.util.Map;
import java.util.Queue;
import org.apache.kafka.common.TopicPartition;

/** What is being moved, and what came of it. On the scheduler's thread. */
final class KafkaMoves {
    private static final System.Logger LOG = System.getLogger(KafkaMoves.class.getName());
    private static final long AGAIN_MILLIS = 1000;
    /** A pause is never longer, so that nothing depends on how well it was computed. */
    private static final long LONGEST_PAUSE = 200;

    private static final int BATCH = 400;
    private static final int MOST_MOVING = 1200;

    private final Map<TopicPartition, WaitingPartition> partitions;
    private final KafkaMover mover;
    private final SchedulerTally tally;
    private final Queue<Runnable> news;
    private int moving;

    KafkaMoves(
            Map<TopicPartition, WaitingPartition> partitions,
            KafkaMover mover,
            SchedulerTally tally,
            Queue<Runnable> news) {
        this.partitions = partitions;
        this.mover = mover;
        this.tally = tally;
        this.news = news;
    }

    boolean any() {
        return moving > 0;
    }

    /** Milliseconds until something is to be done. */
    long pause() {
        long first = Pointers.NEVER;
        for (var partition : partitions.values()) {
            first = Math.min(first, partition.pointers().firstDue());
        }
        if (moving >= MOST_MOVING || !news.isEmpty()) {
            return news.isEmpty() ? 10 : 0;
        }
        return Math.max(0, Math.min(first - KafkaScheduler.now(), moving > 0 ? 20 : LONGEST_PAUSE));
    }

    /** Hands over what is due, as far as there is room. */
    void moveDue() {
        long now = KafkaScheduler.now();
        for (var entry : partitions.entrySet()) {
            var partition = entry.getValue();
            while (partition.pointers().firstDue() <= now && moving < MOST_MOVING) {
                var due = new ArrayList<KafkaMover.Due>();
                while (due.size() < BATCH && partition.pointers().firstDue() <= now) {
                    var hashes = new int[Pointers.HASHES];
                    long since = partition.pointers().firstDue();
                    due.add(new KafkaMover.Due(partition.pointers().poll(hashes), since, hashes));
                }
                mover.move(
                        entry.getKey(),
                        due,
                        (one, result) -> news.add(() -> over(entry.getKey(), partition, one, result)));
                moving += due.size();
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
                tally.moved(Math.max(0, KafkaScheduler.now() - one.since()));
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
            case PARKED -> partition.moved(one.offset());
            case FAILED -> partition.failed(one.offset(), KafkaScheduler.now() + AGAIN_MILLIS, one.hashes());
        }
    }
}
