// SPDX-License-Identifier: Apache-2.0
package io.postern.edge.limit;

import io.postern.contracts.event.ListenerKind;
import io.postern.contracts.settings.Mistakes;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Sessions at the same time: of all listeners together, and of each. Strangers, who come in by {@code mx}, leave room for
 * people who sign in and for our own machines, and so do strangers who come in where people sign in. Safe for use by several
 * event loops.
 */
public final class Places {
    /** Tenths of all places that nobody else takes, where there is such a listener. */
    private static final Map<ListenerKind, Integer> KEPT =
            new EnumMap<>(Map.of(ListenerKind.MX, 7, ListenerKind.SUBMISSION, 2, ListenerKind.RELAY, 1));

    private final Bound all;
    private final Map<String, Bound> listeners = new HashMap<>();

    /** Whether there is a place. */
    public enum Entry {
        /** It is taken, and must be given back once. */
        TAKEN,
        /** There is none at this listener. */
        LISTENER_FULL,
        /** There is none at all. */
        FULL
    }

    /**
     * What a listener may have.
     *
     * @param most sessions; null where it shares with others of its kind what the kind has
     */
    public record Share(ListenerKind kind, @Nullable Integer most) {}

    private record Bound(int most, AtomicInteger taken) {
        Bound(int most) {
            this(most, new AtomicInteger());
        }

        boolean take() {
            if (taken.incrementAndGet() <= most) {
                return true;
            }
            taken.decrementAndGet();
            return false;
        }
    }

    /**
     * @param all {@code postern.edge.max-sessions}
     * @param shares by name of the listener
     * @throws IllegalArgumentException with a sentence, if a figure makes no sense
     */
    public Places(int all, Map<String, Share> shares) {
        var wrong = new Mistakes();
        this.all = new Bound(wrong.atLeast(1, all, "postern.edge.max-sessions"));
        var kinds = new EnumMap<ListenerKind, Bound>(ListenerKind.class);
        shares.forEach((name, share) -> {
            var most = share.most();
            listeners.put(
                    name,
                    most == null
                            ? kinds.computeIfAbsent(share.kind(), kind -> new Bound(share(all, kind, shares)))
                            : new Bound(
                                    wrong.atLeast(1, most, "postern.edge.listeners." + name + ".limits.max-sessions")));
        });
        wrong.tell();
    }

    /** What listeners of a kind have that say nothing: what is not kept for those of other kinds. */
    private static int share(int all, ListenerKind kind, Map<String, Share> shares) {
        if (kind == ListenerKind.RELAY) {
            return all;
        }
        int kept = KEPT.entrySet().stream()
                .filter(other -> other.getKey() != kind)
                .filter(other -> shares.values().stream().anyMatch(share -> share.kind() == other.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        return Math.max(1, (int) ((long) all * (10 - kept) / 10));
    }

    /** Somebody has come in. */
    public Entry enter(String listener) {
        var bound = listeners.getOrDefault(listener, all);
        if (!bound.take()) {
            return bound == all ? Entry.FULL : Entry.LISTENER_FULL;
        }
        if (bound == all || all.take()) {
            return Entry.TAKEN;
        }
        bound.taken().decrementAndGet();
        return Entry.FULL;
    }

    /** Somebody who had a place has gone. */
    public void leave(String listener) {
        var bound = listeners.getOrDefault(listener, all);
        bound.taken().decrementAndGet();
        if (bound != all) {
            all.taken().decrementAndGet();
        }
    }

    /** Taken now, of all. */
    public int taken() {
        return all.taken().get();
    }

    /** How many a listener has at most. */
    public int most(String listener) {
        return listeners.getOrDefault(listener, all).most();
    }
}
