// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.window;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The records of one topic that are in work, and up to where all are finished. Records are added in the order of their
 * offsets, by one thread, and finish in any order, on any thread.
 */
final class Window {
    /** One record in work. */
    final class Entry {
        private final int partition;
        private final long offset;
        private final long octets;
        private final long written;
        private boolean finished;
        private boolean left;
        private volatile boolean gone;
        private @Nullable String forgettable;

        private Entry(int partition, long offset, long octets, long written) {
            this.written = written;
            this.partition = partition;
            this.offset = offset;
            this.octets = octets;
        }

        /**
         * Finished for good.
         *
         * @param recordId whose traces in the ledger may go once this is committed; null for none
         */
        void finish(@Nullable String recordId) {
            lock.lock();
            try {
                finished = true;
                forgettable = recordId;
                leave();
            } finally {
                lock.unlock();
            }
        }

        /** Not worked on any longer, and not finished: its offset is never committed by this window. */
        void abandon() {
            lock.lock();
            try {
                leave();
            } finally {
                lock.unlock();
            }
        }

        private void leave() {
            if (!left) {
                left = true;
                inWork--;
                octetsInWork -= octets;
                changed.signalAll();
            }
        }

        int partition() {
            return partition;
        }

        /** Its partition is being taken away: if the work fails, it is not begun again here. */
        boolean gone() {
            return gone;
        }
    }

    /** @param offset the next one to be read after a restart @param forgettable what the ledger may forget then */
    record Progress(int partition, long offset, List<String> forgettable) {}

    private static final ArrayDeque<Entry> NONE = new ArrayDeque<>();

    private final int maxRecords;
    private final long maxOctets;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Integer, ArrayDeque<Entry>> partitions = new HashMap<>();
    private int inWork;
    private long octetsInWork;

    Window(int maxRecords, long maxOctets) {
        this.maxRecords = maxRecords;
        this.maxOctets = maxOctets;
    }

    /** There is room for another record; a single one may be larger than all the octets allowed. */
    boolean room() {
        lock.lock();
        try {
            return inWork < maxRecords && (octetsInWork < maxOctets || inWork == 0);
        } finally {
            lock.unlock();
        }
    }

    /** @param written its time, in milliseconds since 1970 */
    Entry add(int partition, long offset, long octets, long written) {
        lock.lock();
        try {
            var entry = new Entry(partition, offset, octets, written);
            partitions.computeIfAbsent(partition, _ -> new ArrayDeque<>()).add(entry);
            inWork++;
            octetsInWork += octets;
            return entry;
        } finally {
            lock.unlock();
        }
    }

    /** What has become committable since the last call. */
    List<Progress> progress() {
        lock.lock();
        try {
            var moved = new ArrayList<Progress>(1);
            partitions.forEach((partition, entries) -> {
                long next = -1;
                var forgettable = new ArrayList<String>();
                for (var head = entries.peek(); head != null && head.finished; head = entries.peek()) {
                    entries.poll();
                    next = head.offset + 1;
                    if (head.forgettable != null) {
                        forgettable.add(head.forgettable);
                    }
                }
                if (next >= 0) {
                    moved.add(new Progress(partition, next, forgettable));
                }
            });
            return moved;
        } finally {
            lock.unlock();
        }
    }

    /** These partitions are somebody else's now. What is in work there counts until it ends, and commits nothing. */
    void forget(Collection<Integer> which) {
        lock.lock();
        try {
            which.forEach(partitions::remove);
        } finally {
            lock.unlock();
        }
    }

    /** What is in work in these partitions may finish, but is not begun again. */
    void letGo(Collection<Integer> which) {
        lock.lock();
        try {
            for (var partition : which) {
                partitions.getOrDefault(partition, NONE).forEach(entry -> entry.gone = true);
            }
        } finally {
            lock.unlock();
        }
    }

    int inWork() {
        lock.lock();
        try {
            return inWork;
        } finally {
            lock.unlock();
        }
    }

    /** When the first of those in work was written, as a time of its broker or writer; -1 if none is in work. */
    long oldest() {
        lock.lock();
        try {
            return partitions.values().stream()
                    .flatMap(entries ->
                            entries.stream().filter(entry -> !entry.left).limit(1))
                    .mapToLong(entry -> entry.written)
                    .min()
                    .orElse(-1);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is room, at most so long. */
    void awaitRoom(long millis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (left > 0 && !(inWork < maxRecords && (octetsInWork < maxOctets || inWork == 0))) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nothing of these partitions is in work, at most so long. */
    void awaitFinished(Collection<Integer> which, long millis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (left > 0 && which.stream().anyMatch(this::unfinished)) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it is so, at most so long; asks whenever something has finished. */
    void await(BooleanSupplier so, long millis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (left > 0 && !so.getAsBoolean()) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean unfinished(int partition) {
        var entries = partitions.get(partition);
        return entries != null && entries.stream().anyMatch(entry -> !entry.left);
    }
}
