// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lettuce.core.output.IntegerOutput;
import io.lettuce.core.output.NestedMultiOutput;
import io.postern.redis.RedisLink;
import io.postern.redis.RedisScript;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * The ledger in Redis: one script and one round trip for each step. The part of a key in braces is the hash tag of
 * Redis Cluster.
 */
public final class RedisLedger implements Ledger {
    /** A record may stand in a retry topic beside its lane, after a crash between two writes. */
    private static final Duration FORGET_AFTER = Duration.ofMinutes(10);
    /** Batches; what is beyond goes by its age. */
    private static final int MAX_FORGOTTEN = 100_000;

    private record Held(Runnable onLost, long since) {}

    private record Forgotten(long since, Collection<String> recordIds) {}

    private final RedisLink link;
    private final RedisScript<List<Object>> claim;
    private final RedisScript<Long> enter;
    private final RedisScript<Long> close;
    private final RedisScript<Long> renew;
    private final RedisScript<Long> release;
    private final byte[] token = bytes(UUID.randomUUID().toString());
    private final Duration claimLife;
    private final byte[] claimMillis;
    private final byte[] entryMillis;
    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private final Set<String> dropped = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedDeque<Forgotten> forgotten = new ConcurrentLinkedDeque<>();

    /**
     * @param claimLife for how long a claim holds unless renewed
     * @param entryLife for how long entries are kept: longer than a record may wait
     */
    public RedisLedger(RedisLink link, Duration claimLife, Duration entryLife) {
        this.link = link;
        this.claim = new RedisScript<>(link, RedisLedger.class, "claim.lua", NestedMultiOutput::new);
        this.enter = new RedisScript<>(link, RedisLedger.class, "enter.lua", IntegerOutput::new);
        this.close = new RedisScript<>(link, RedisLedger.class, "close.lua", IntegerOutput::new);
        this.renew = new RedisScript<>(link, RedisLedger.class, "renew.lua", IntegerOutput::new);
        this.release = new RedisScript<>(link, RedisLedger.class, "release.lua", IntegerOutput::new);
        this.claimLife = claimLife;
        this.claimMillis = bytes(Long.toString(claimLife.toMillis()));
        this.entryMillis = bytes(Long.toString(entryLife.toMillis()));
    }

    @Override
    public CompletionStage<Claim> claim(String recordId, int attempt, Runnable onLost) {
        return dropped.remove(recordId)
                ? release(recordId).thenCompose(_ -> claimNow(recordId, attempt, onLost))
                : claimNow(recordId, attempt, onLost);
    }

    private CompletionStage<Claim> claimNow(String recordId, int attempt, Runnable onLost) {
        var keys = new String[] {claimKey(recordId), closedKey(recordId), entriesKey(recordId, attempt)};
        return claim.run(keys, token, claimMillis, bytes(Integer.toString(attempt)))
                .thenApply(answer -> {
                    var granted = claim(answer);
                    if (granted instanceof Claim.Granted) {
                        held.put(recordId, new Held(onLost, System.nanoTime()));
                    }
                    return granted;
                });
    }

    private static Claim claim(List<Object> answer) {
        return switch (((Long) answer.getFirst()).intValue()) {
            case 0 -> new Claim.Closed();
            case 1 -> new Claim.Taken(Duration.ofMillis(Math.max(0, (Long) answer.get(1))));
            default -> new Claim.Granted(entries((List<?>) answer.get(1)));
        };
    }

    private static Map<String, byte[]> entries(List<?> pairs) {
        if (pairs.isEmpty()) {
            return Map.of();
        }
        var entries = new HashMap<String, byte[]>();
        for (int i = 0; i < pairs.size(); i += 2) {
            entries.put(new String((byte[]) pairs.get(i), UTF_8), (byte[]) pairs.get(i + 1));
        }
        return entries;
    }

    @Override
    public CompletionStage<Void> enter(String recordId, int attempt, Map<String, byte[]> outcomes) {
        var values = new byte[1 + 2 * outcomes.size()][];
        int next = 0;
        values[next++] = entryMillis;
        for (var outcome : outcomes.entrySet()) {
            values[next++] = bytes(outcome.getKey());
            values[next++] = outcome.getValue();
        }
        return enter.run(new String[] {entriesKey(recordId, attempt)}, values).thenAccept(_ -> {});
    }

    @Override
    public CompletionStage<Void> close(String recordId, int attempt) {
        held.remove(recordId);
        var keys = new String[] {claimKey(recordId), closedKey(recordId), entriesKey(recordId, attempt)};
        return close.run(keys, token, bytes(Integer.toString(attempt)), entryMillis)
                .thenAccept(_ -> {});
    }

    @Override
    public CompletionStage<Void> release(String recordId) {
        held.remove(recordId);
        return release.run(new String[] {claimKey(recordId)}, token).thenAccept(_ -> {});
    }

    /** Beyond a bound a claim just ends by its age. */
    @Override
    public void drop(String recordId) {
        held.remove(recordId);
        if (dropped.size() < MAX_FORGOTTEN) {
            dropped.add(recordId);
        }
    }

    private void giveBackDropped() {
        for (var recordId : dropped) {
            var _ = release(recordId).thenRun(() -> dropped.remove(recordId));
        }
    }

    @Override
    public void forget(Collection<String> recordIds) {
        if (!recordIds.isEmpty() && forgotten.size() < MAX_FORGOTTEN) {
            forgotten.add(new Forgotten(System.nanoTime(), recordIds));
        }
    }

    /** Renews claims that are getting old, and forgets; to be called several times in the life of a claim. */
    public void tick() {
        renewOld();
        giveBackDropped();
        long old = System.nanoTime() - FORGET_AFTER.toNanos();
        for (var next = forgotten.peek(); next != null && next.since() < old; next = forgotten.peek()) {
            forgotten.poll();
            var keys = next.recordIds().stream().map(RedisLedger::closedKey).toArray(String[]::new);
            var _ = link.run(redis -> redis.unlink(keys));
        }
    }

    private void renewOld() {
        long old = System.nanoTime() - claimLife.toNanos() / 3;
        held.forEach((recordId, holding) -> {
            if (holding.since() < old) {
                renew(recordId, holding);
            }
        });
    }

    private void renew(String recordId, Held holding) {
        var _ = renew.run(new String[] {claimKey(recordId)}, token, claimMillis).whenComplete((mine, failure) -> {
            if (failure != null) {
                return;
            }
            if (mine == 0 && held.remove(recordId, holding)) {
                holding.onLost().run();
            } else if (!held.containsKey(recordId)) {
                // Given back meanwhile, and then renewed: give it back again.
                var _ = release(recordId);
            }
        });
    }

    private static String claimKey(String recordId) {
        return "postern:claim:{" + recordId + "}";
    }

    private static String closedKey(String recordId) {
        return "postern:closed:{" + recordId + "}";
    }

    private static String entriesKey(String recordId, int attempt) {
        return "postern:entries:{" + recordId + "}:" + attempt;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
