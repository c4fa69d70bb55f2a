// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.ledger;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The ledger of this process alone; remembers the last {@value #MAX_KEPT} closed records, and the entries of as many
 * attempts that are not closed.
 */
final class MemoryLedger implements Ledger {
    static final int MAX_KEPT = 20_000;
    private static final Duration HELD_HERE = Duration.ofSeconds(1);

    private final Set<String> claims = new HashSet<>();
    private final Map<String, Map<String, byte[]>> entries = new Latest<>();
    private final Map<String, Integer> closed = new Latest<>();

    /** What is oldest goes by itself. */
    private static final class Latest<V> extends LinkedHashMap<String, V> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > MAX_KEPT;
        }
    }

    @Override
    public CompletionStage<Claim> claim(String recordId, int attempt, Runnable onLost) {
        return CompletableFuture.completedFuture(claimNow(recordId, attempt));
    }

    synchronized Claim claimNow(String recordId, int attempt) {
        boolean unfinished = entries.containsKey(key(recordId, attempt));
        if (closed.getOrDefault(recordId, 0) >= attempt && !unfinished) {
            return new Claim.Closed();
        }
        if (!claims.add(recordId)) {
            return new Claim.Taken(HELD_HERE);
        }
        return new Claim.Granted(Map.copyOf(entries.getOrDefault(key(recordId, attempt), Map.of())));
    }

    @Override
    public synchronized CompletionStage<Void> enter(String recordId, int attempt, Map<String, byte[]> outcomes) {
        entries.computeIfAbsent(key(recordId, attempt), _ -> new HashMap<>()).putAll(outcomes);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized CompletionStage<Void> close(String recordId, int attempt) {
        closed.merge(recordId, attempt, Math::max);
        entries.remove(key(recordId, attempt));
        claims.remove(recordId);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized CompletionStage<Void> release(String recordId) {
        claims.remove(recordId);
        return CompletableFuture.completedFuture(null);
    }

    /** What is oldest goes by itself. */
    @Override
    public void forget(Collection<String> recordIds) {}

    private static String key(String recordId, int attempt) {
        return recordId + ":" + attempt;
    }
}
