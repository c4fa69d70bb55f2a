// SPDX-License-Identifier: Apache-2.0
package io.postern.bench.receiver;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Who was asked for when, and what arrived when. For any number of threads. */
public final class Passages {
    /** Asked for, nothing taken yet. */
    private record Open(Instant first, int tries) {}

    private record Pair(String sender, String recipient) {}

    private record Key(String messageId, String recipient) {}

    private final Map<Pair, Open> open = new HashMap<>();
    private final Map<Key, Passage> arrived = new LinkedHashMap<>();
    private int tries;

    synchronized void tried(String sender, String recipient, Instant at) {
        tries++;
        open.merge(
                new Pair(sender, recipient),
                new Open(at, 1),
                (before, _) -> new Open(before.first(), before.tries() + 1));
    }

    synchronized void delivered(String messageId, String sender, List<String> recipients, Instant at) {
        for (var recipient : recipients) {
            var waited = open.remove(new Pair(sender, recipient));
            var first = new Passage(
                    messageId,
                    recipient,
                    waited == null ? at : waited.first(),
                    at,
                    waited == null ? 1 : waited.tries(),
                    1,
                    at);
            arrived.merge(new Key(messageId, recipient), first, (before, _) -> before.again(at));
        }
    }

    /** How that message came to that recipient; empty when it has not. */
    public synchronized Optional<Passage> of(String messageId, String recipient) {
        return Optional.ofNullable(arrived.get(new Key(messageId, recipient)));
    }

    /** All that arrived, in that order. */
    public synchronized List<Passage> all() {
        return List.copyOf(arrived.values());
    }

    /** Tries so far for a pair of which nothing was taken yet; 0 if it was never asked for. */
    public synchronized int openTries(String sender, String recipient) {
        var tried = open.get(new Pair(sender, recipient));
        return tried == null ? 0 : tried.tries();
    }

    public ReceiverCount count() {
        return count(_ -> true);
    }

    /** Of some recipients only. */
    public synchronized ReceiverCount count(Predicate<String> recipients) {
        var count = ReceiverCount.NONE;
        for (var passage : arrived.values()) {
            count = recipients.test(passage.recipient()) ? count.plus(passage) : count;
        }
        for (var entry : open.entrySet()) {
            var waiting = entry.getValue();
            count = recipients.test(entry.getKey().recipient()) ? count.plus(waiting.first(), waiting.tries()) : count;
        }
        return count;
    }

    /** Of all, in a moment. */
    synchronized String brief() {
        return "%d delivered, %d still refused, %d tries".formatted(arrived.size(), open.size(), tries);
    }
}
