// SPDX-License-Identifier: Apache-2.0
package io.postern.reputation.assessment;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The memory that all messages in work share: who finds too little left waits for his turn. Safe for use by many threads. */
final class Room {
    private final long limit;
    private final Queue<Place> waiting = new ArrayDeque<>();
    private long used;

    /** @param limit octets */
    Room(long limit) {
        this.limit = limit;
    }

    /** A quarter of what this process may use. */
    static Room ofHeap() {
        return new Room(Runtime.getRuntime().maxMemory() / 4);
    }

    /** @param octets of more than there ever are, one message alone has all */
    Place ask(long octets) {
        var place = new Place(Math.min(octets, limit));
        synchronized (this) {
            waiting.add(place);
        }
        admit();
        return place;
    }

    private void admit() {
        for (var next = next(); next != null; next = next()) {
            next.in.complete(null);
        }
    }

    private synchronized @Nullable Place next() {
        var first = waiting.peek();
        if (first == null || first.octets > limit - used) {
            return null;
        }
        waiting.remove();
        used += first.octets;
        return first;
    }

    /** What one message has or waits for. */
    final class Place {
        private final long octets;
        private final CompletableFuture<@Nullable Void> in = new CompletableFuture<>();
        private boolean left;

        private Place(long octets) {
            this.octets = octets;
        }

        /** Complete when its turn has come; never, if it was given up before. */
        CompletableFuture<?> in() {
            return in;
        }

        /** Does not wait any longer; nothing for one that is in. */
        void giveUp() {
            synchronized (Room.this) {
                left |= waiting.remove(this);
            }
            admit();
        }

        /** Makes room for others; for one that is in. */
        void leave() {
            synchronized (Room.this) {
                if (left) {
                    return;
                }
                left = true;
                used -= octets;
            }
            admit();
        }
    }
}
