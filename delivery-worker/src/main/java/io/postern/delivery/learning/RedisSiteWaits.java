// SPDX-License-Identifier: Apache-2.0
package io.postern.delivery.learning;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.lettuce.core.KeyValue;
import io.lettuce.core.Range;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.postern.redis.RedisLink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The waits of sites, in Redis for all workers, with what was last read of them at hand. Every command concerns one key, so
 * Redis Cluster is no different.
 */
public final class RedisSiteWaits {
    private static final String SITES = "postern:waits";
    private static final String READ = "postern:waits:read";
    private static final Duration LIFE = Duration.ofDays(90);
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final byte[] YES = {'1'};

    private final RedisLink link;
    private final LongSupplier nanos;
    private final int maxSites;
    private final KnownWaits known;

    /** @param nanos such as {@link System#nanoTime} */
    public RedisSiteWaits(RedisLink link, LongSupplier nanos) {
        this(link, nanos, 10_000);
    }

    RedisSiteWaits(RedisLink link, LongSupplier nanos, int maxSites) {
        this.link = link;
        this.nanos = nanos;
        this.maxSites = maxSites;
        this.known = new KnownWaits(maxSites, FRESH);
    }

    /**
     * How long after its first refusal this site has been seen to take a message, 30 s to 6 h; null if that is not known.
     * Never waits: it answers what was last read, and reads anew for the next one who asks. So ask once when an attempt
     * begins, and the answer is there when the server has replied.
     */
    public @Nullable Duration of(String destination) {
        if (Observation.nameable(destination) && known.due(destination, nanos.getAsLong())) {
            var _ = last(destination).whenComplete((entries, failure) -> {
                if (failure == null) {
                    known.read(destination, need(entries), nanos.getAsLong());
                } else {
                    known.failed(destination, nanos.getAsLong());
                }
            });
        }
        return known.of(destination);
    }

    /** A link that is being closed throws; an attempt must not notice. */
    private CompletionStage<List<byte[]>> last(String destination) {
        try {
            return link.run(redis -> redis.lrange(key(destination), 0, Observations.LAST - 1));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static @Nullable Duration need(List<byte[]> entries) {
        return Observations.of(entries.stream()
                        .map(entry -> new String(entry, US_ASCII))
                        .toList())
                .need();
    }

    /** Adds observations, in the order they were made. One that is there already moves, and counts once. */
    CompletionStage<Void> add(Collection<Observation> observations) {
        var sites = new LinkedHashMap<String, List<Observation>>();
        observations.forEach(one ->
                sites.computeIfAbsent(one.destination(), _ -> new ArrayList<>()).add(one));
        return link.run(redis -> {
                    var written = new ArrayList<CompletionStage<?>>();
                    sites.forEach((destination, some) -> written.addAll(add(redis, destination, some)));
                    return all(written);
                })
                .thenCompose(_ -> bound())
                .thenRun(() -> sites.keySet().forEach(destination -> known.changed(destination, nanos.getAsLong())));
    }

    private static List<CompletionStage<?>> add(
            RedisAsyncCommands<String, byte[]> redis, String destination, List<Observation> some) {
        var last = some.subList(Math.max(0, some.size() - Observations.LAST), some.size());
        var key = key(destination);
        var written = new ArrayList<CompletionStage<?>>();
        for (var one : last) {
            var entry = one.entry().getBytes(US_ASCII);
            written.add(redis.lrem(key, 0, entry));
            written.add(redis.lpush(key, entry));
        }
        written.add(redis.ltrim(key, 0, Observations.LAST - 1));
        written.add(redis.pexpire(key, LIFE.toMillis()));
        written.add(redis.zadd(SITES, last.getLast().at().getEpochSecond(), destination.getBytes(US_ASCII)));
        return written;
    }

    /** However many domains there are, so many are remembered: those that were seen last. */
    private CompletionStage<Void> bound() {
        long forgotten = Instant.now().minus(LIFE).getEpochSecond();
        return link.run(redis -> {
                    var _ = redis.zremrangebyscore(SITES, Range.create(Double.NEGATIVE_INFINITY, (double) forgotten));
                    return redis.zcard(SITES);
                })
                .thenCompose(count -> count <= maxSites
                        ? CompletableFuture.completedFuture(List.<byte[]>of())
                        : link.run(redis -> redis.zrange(SITES, 0, count - maxSites - 1)))
                .thenCompose(oldest -> oldest.isEmpty()
                        ? CompletableFuture.completedFuture(null)
                        : link.run(redis -> {
                            var removed = new ArrayList<CompletionStage<?>>();
                            oldest.forEach(site -> removed.add(redis.unlink(key(new String(site, US_ASCII)))));
                            removed.add(redis.zrem(SITES, oldest.toArray(byte[][]::new)));
                            return all(removed);
                        }));
    }

    /** Of these partitions of the topic, those that Redis knows nothing of: new ones, or all when it was emptied. */
    CompletionStage<Set<Integer>> unread(Collection<Integer> partitions) {
        var fields = partitions.stream().map(String::valueOf).toArray(String[]::new);
        return link.run(redis -> redis.hmget(READ, fields))
                .thenApply(found -> found.stream()
                        .filter(field -> !field.hasValue())
                        .map(KeyValue::getKey)
                        .map(Integer::valueOf)
                        .collect(Collectors.toSet()));
    }

    /** These are being read from their beginning, and go on from where the group's offsets are. */
    CompletionStage<Void> reading(Collection<Integer> partitions) {
        Map<String, byte[]> fields = partitions.stream().collect(Collectors.toMap(String::valueOf, _ -> YES));
        return link.run(redis -> redis.hset(READ, fields)).thenAccept(_ -> {});
    }

    private static CompletionStage<Void> all(Collection<CompletionStage<?>> stages) {
        return CompletableFuture.allOf(
                stages.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture[]::new));
    }

    private static String key(String destination) {
        return "postern:wait:{" + destination + "}";
    }
}
