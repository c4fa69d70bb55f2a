// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.window;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The works in hand: begun, begun anew where they fail, and let go of where their partition goes. */
final class KafkaWorks {
    private static final System.Logger LOG = System.getLogger(KafkaWorks.class.getName());
    private static final long ABORT_MILLIS = 1000;

    private final KafkaStart start;
    private final Window window;
    private final Map<Window.Entry, Work> inHand = new ConcurrentHashMap<>();

    KafkaWorks(KafkaStart start, Window window) {
        this.start = start;
        this.window = window;
    }

    /** Takes a record into the window. */
    void take(ConsumerRecord<byte[], byte[]> next) {
        int octets = next.value() == null ? 0 : next.value().length;
        begin(next, window.add(next.partition(), next.offset(), octets, next.timestamp()));
    }

    private void begin(ConsumerRecord<byte[], byte[]> next, Window.Entry entry) {
        Work work;
        try {
            work = start.on(next);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            again(next, entry, e);
            return;
        }
        inHand.put(entry, work);
        work.done().whenComplete((forgettable, failure) -> {
            inHand.remove(entry, work);
            if (failure == null) {
                entry.finish(forgettable);
            } else {
                again(next, entry, failure);
            }
        });
        if (entry.gone()) {
            work.abort();
        }
    }

    private void again(ConsumerRecord<byte[], byte[]> next, Window.Entry entry, Throwable failure) {
        if (entry.gone()) {
            entry.abandon();
            return;
        }
        LOG.log(
                System.Logger.Level.WARNING,
                "the work on a record has failed and begins anew topic={0} partition={1} offset={2} reason={3}",
                next.topic(),
                next.partition(),
                Long.toString(next.offset()),
                failure);
        CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(() -> {
            if (entry.gone()) {
                entry.abandon();
            } else {
                begin(next, entry);
            }
        });
    }

    /** Waits for what is in work in these partitions, and lets go of the rest. */
    void letGo(Collection<Integer> which, Duration grace) throws InterruptedException {
        window.awaitFinished(which, grace.toMillis());
        window.letGo(which);
        abort(entry -> which.contains(entry.partition()));
        window.awaitFinished(which, ABORT_MILLIS);
    }

    /** Lets go of what is in work in these partitions now, in a while, and does not wait. */
    void letGoLater(Collection<Integer> which, Duration grace) {
        window.letGo(which);
        var left = inHand.entrySet().stream()
                .filter(one -> which.contains(one.getKey().partition()))
                .map(Map.Entry::getValue)
                .toList();
        CompletableFuture.delayedExecutor(grace.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> left.forEach(Work::abort));
    }

    /**
     * Waits for all that is left, of partitions that went earlier, too.
     *
     * @param grace after which they are let go of
     * @param longer for those that go on nevertheless
     */
    void end(Duration grace, Duration longer) throws InterruptedException {
        window.await(inHand::isEmpty, grace.toMillis());
        if (inHand.isEmpty()) {
            return;
        }
        abort(_ -> true);
        window.await(inHand::isEmpty, ABORT_MILLIS);
        window.await(() -> inHand.values().stream().noneMatch(Work::goesOn), longer.toMillis());
        long left = inHand.values().stream().filter(Work::goesOn).count();
        if (left > 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "servers have not answered in time to messages that they have whole; these may come twice messages={0}",
                    Long.toString(left));
        }
    }

    private void abort(Predicate<Window.Entry> which) {
        inHand.forEach((entry, work) -> {
            if (which.test(entry)) {
                work.abort();
            }
        });
    }
}
